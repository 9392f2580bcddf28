# Each third-party library, and nowhere else; a room names the one it uses. The least versions are those of Debian 12;
# Debian 13 and Ubuntu 24.04 have later ones.
find_package(PkgConfig REQUIRED)

# banxin_require(TARGET LEAST MODULE...): a library as PkgConfig::TARGET; all its modules are of one version.
function(banxin_require target least)
  list(TRANSFORM ARGN APPEND ">=${least}" OUTPUT_VARIABLE wanted)
  pkg_check_modules(${target} QUIET IMPORTED_TARGET GLOBAL ${wanted})
  if(${target}_FOUND)
    return()
  endif()
  foreach(module IN LISTS ARGN)
    execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --modversion ${module}
      OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT found)
      message(FATAL_ERROR "${module} is missing: banxin needs ${least} or later.")
    elseif(found VERSION_LESS least)
      message(FATAL_ERROR "${module} ${found} is too old: banxin needs ${least} or later.")
    endif()
  endforeach()
  message(FATAL_ERROR "pkg-config refuses ${ARGN}: see pkg-config --print-errors --libs ${ARGN}.")
endfunction()

banxin_require(LIBXML2 2.9.14 libxml-2.0)
banxin_require(ICU 72 icu-uc)
banxin_require(ICU_I18N 72 icu-i18n)
banxin_require(UCHARDET 0.0.7 uchardet)
banxin_require(LIBMD 1.0.4 libmd)
banxin_require(ZLIB 1.2.13 zlib)
banxin_require(LIBZIP 1.7.3 libzip)
banxin_require(PNG 1.6.39 libpng)
banxin_require(WEBP 1.2.4 libwebp)
find_package(GIF 5.2 REQUIRED)
banxin_require(CAIRO 1.16.0 cairo cairo-ft cairo-pdf)
banxin_require(FREETYPE 24.3 freetype2) # libtool's count, which pkg-config has: FreeType 2.12.1
banxin_require(HARFBUZZ 6.0.0 harfbuzz)
banxin_require(HARFBUZZ_SUBSET 6.0.0 harfbuzz-subset)
banxin_require(SQLITE 3.40 sqlite3)
banxin_require(FONTCONFIG 2.14 fontconfig)
