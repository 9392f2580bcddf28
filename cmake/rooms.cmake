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

# banxin_module(NAME DESCRIPTOR file… SOURCES file… USES room… LIBRARIES target…): a writer that is loaded on use,
# in banxin-NAME.so; it brings its rooms along, so that nothing but `banxin_writer` and `banxin_libraries` is shared
# by name. The descriptor alone is linked into the program, as banxin_NAME_descriptor.
function(banxin_module name)
  cmake_parse_arguments(MODULE "" "" "DESCRIPTOR;SOURCES;USES;LIBRARIES" ${ARGN})
  banxin_room(${name}_descriptor SOURCES ${MODULE_DESCRIPTOR} USES base document)
  add_library(banxin-${name} MODULE ${MODULE_SOURCES})
  set_target_properties(banxin-${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${BANXIN_MODULE_DIRECTORY})
  target_link_libraries(banxin-${name} PRIVATE banxin_compiler)
  foreach(used IN LISTS MODULE_USES)
    target_link_libraries(banxin-${name} PRIVATE banxin_${used})
  endforeach()
  target_link_libraries(banxin-${name} PRIVATE ${MODULE_LIBRARIES})
  install(TARGETS banxin-${name} LIBRARY DESTINATION lib/banxin)
endfunction()
