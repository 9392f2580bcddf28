# Warnings and instrumentation, the same for every room.
add_library(banxin_compiler INTERFACE)
target_compile_options(banxin_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
  -Wvla -Wundef -Wformat=2 -Wcast-align -Wswitch-enum -Werror=switch-enum -Werror=implicit-function-declaration
  -fno-strict-aliasing)
if(CMAKE_C_COMPILER_ID STREQUAL GNU)
  # "local" spares names that are also a type's, such as a parameter called length.
  target_compile_options(banxin_compiler INTERFACE -Wshadow=local)
endif()
target_compile_definitions(banxin_compiler INTERFACE _GNU_SOURCE BANXIN_VERSION="${PROJECT_VERSION}")
target_include_directories(banxin_compiler INTERFACE ${PROJECT_SOURCE_DIR})
if(BANXIN_WERROR)
  target_compile_options(banxin_compiler INTERFACE -Werror)
endif()
if(BANXIN_SANITIZE)
  target_compile_options(banxin_compiler INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(banxin_compiler INTERFACE -fsanitize=address,undefined)
endif()
if(BANXIN_FUZZ)
  target_compile_options(banxin_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(BANXIN_COVERAGE)
  target_compile_options(banxin_compiler INTERFACE --coverage -O0)
  target_link_options(banxin_compiler INTERFACE --coverage)
endif()
