# banxin_room(NAME SOURCES file… USES room… LIBRARIES target…): a folder with one job, as a static library.
function(banxin_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(banxin_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(banxin_${name} PUBLIC banxin_compiler)
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(banxin_${name} PUBLIC banxin_${used})
  endforeach()
  target_link_libraries(banxin_${name} PRIVATE ${ROOM_LIBRARIES})
endfunction()

# banxin_module(NAME SOURCES file… USES room… LIBRARIES target…): a writer that is loaded on use, in
# banxin-NAME.so; it brings its rooms along, so that nothing but `banxin_writer` is shared by name.
function(banxin_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(banxin-${name} MODULE ${MODULE_SOURCES})
  set_target_properties(banxin-${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${BANXIN_MODULE_DIRECTORY})
  target_link_libraries(banxin-${name} PRIVATE banxin_compiler)
  foreach(used IN LISTS MODULE_USES)
    target_link_libraries(banxin-${name} PRIVATE banxin_${used})
  endforeach()
  target_link_libraries(banxin-${name} PRIVATE ${MODULE_LIBRARIES})
  install(TARGETS banxin-${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/banxin)
endfunction()
