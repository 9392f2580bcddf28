# What is to be read beside the manual, with the pictures that it shows, and the licences.
install(FILES README.md CHANGES.md LICENSE cmake/copyright cmake/LGPL-2.1.txt DESTINATION share/doc/banxin)
install(FILES samples/styles.md samples/page.png samples/example.c DESTINATION share/doc/banxin/samples)
install(DIRECTORY samples/styles DESTINATION share/doc/banxin/samples)

# A Debian package, by `cpack` in the build tree of the release: what `cmake --install` installs, below /usr.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME banxin)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the banxin maintainers <banxin@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, fonts-liberation")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Chinese articles to plain text, EPUB and PDF\n Reads articles kept as HTML fragments in .txt files and sets them as a Chinese printer would.")
include(CPack)
