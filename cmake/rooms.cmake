# banxin_library(NAME PATH folder [PUBLIC]): a shared library that rooms are part of, so that the program and every
# module run the same copy of them. PATH: where it stands below the build tree, and below the prefix when installed.
# PUBLIC: programs of others may link it.
function(banxin_library name)
  cmake_parse_arguments(LIBRARY "PUBLIC" "PATH" "" ${ARGN})
  add_library(${name} SHARED)
  set_target_properties(${name} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${LIBRARY_PATH}
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    LINKER_LANGUAGE C)
  if(NOT LIBRARY_PUBLIC)
    set(namelink NAMELINK_SKIP)
  endif()
  install(TARGETS ${name} LIBRARY DESTINATION ${LIBRARY_PATH} ${namelink})
endfunction()

# banxin_library_names(NAME): after all rooms are known. No name of another program takes the place of one of ours
# (names.py), and what is used inside the library is bound when it is linked, not at each start.
function(banxin_library_names name)
  set(folder ${CMAKE_BINARY_DIR}/names/${name})
  get_property(rooms GLOBAL PROPERTY banxin_rooms_of_${name})
  list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>" OUTPUT_VARIABLE objects)
  add_custom_command(OUTPUT ${folder}/aliases.ld ${folder}/versions ${folder}/wrap
    COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/cmake/names.py ${CMAKE_NM} ${PROJECT_VERSION} ${folder} ${objects}
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/names.py ${objects}
    COMMAND_EXPAND_LISTS VERBATIM)
  target_sources(${name} PRIVATE ${folder}/versions)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${folder}/versions)
  target_link_options(${name}
    PRIVATE ${folder}/aliases.ld -Wl,--version-script=${folder}/versions
    INTERFACE -Wl,@${folder}/wrap)
endfunction()

# banxin_room(NAME PART_OF library SOURCES file… USES room… LIBRARIES target…): a folder with one job. It is part of a
# shared library, or, without PART_OF, a static one for whatever alone uses it.
function(banxin_room name)
  cmake_parse_arguments(ROOM "" "PART_OF" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ROOM_USES PREPEND banxin_ OUTPUT_VARIABLE used)
  if(NOT ROOM_PART_OF)
    add_library(banxin_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(banxin_${name} PUBLIC banxin_compiler ${used} PRIVATE ${ROOM_LIBRARIES})
    return()
  endif()
  add_library(banxin_${name}_objects OBJECT ${ROOM_SOURCES})
  target_link_libraries(banxin_${name}_objects PRIVATE banxin_compiler ${ROOM_LIBRARIES})
  set_target_properties(banxin_${name}_objects PROPERTIES C_VISIBILITY_PRESET default)
  target_compile_options(banxin_${name}_objects PRIVATE -fno-semantic-interposition)
  set_property(GLOBAL APPEND PROPERTY banxin_rooms_of_${ROOM_PART_OF} banxin_${name}_objects)
  target_sources(${ROOM_PART_OF} PRIVATE $<TARGET_OBJECTS:banxin_${name}_objects>)
  target_link_libraries(${ROOM_PART_OF} PRIVATE banxin_compiler ${ROOM_LIBRARIES})
  add_library(banxin_${name} INTERFACE)
  target_link_libraries(banxin_${name} INTERFACE banxin_compiler ${ROOM_PART_OF} ${used})
endfunction()

# banxin_module(NAME SOURCES file… USES room… LIBRARIES target…): what is loaded on use only, as banxin-NAME.so, because
# of the libraries that it needs. It shows one symbol, `banxin_module` (base/module.h).
function(banxin_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM MODULE_USES PREPEND banxin_ OUTPUT_VARIABLE used)
  add_library(banxin-${name} MODULE ${MODULE_SOURCES})
  set_target_properties(banxin-${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${BANXIN_MODULE_DIRECTORY})
  target_link_libraries(banxin-${name} PRIVATE banxin_compiler ${used} ${MODULE_LIBRARIES})
  install(TARGETS banxin-${name} LIBRARY DESTINATION lib/banxin)
endfunction()
