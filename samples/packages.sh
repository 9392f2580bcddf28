# The packages of Debian 12, Debian 13 and Ubuntu 24.04, installed when they are missing; at a terminal after a question,
# which -y and CI=true answer. Elsewhere nothing is installed. To be sourced: packages_take_yes "$@", packages_install NAME...

# What is built with and what runs.
build_packages=(gcc libc6-dev cmake ninja-build pkg-config gettext file dpkg-dev git ca-certificates
    libxml2-dev libicu-dev libuchardet-dev zlib1g-dev libzip-dev libmd-dev libsqlite3-dev
    libpng-dev libgif-dev libwebp-dev libjpeg-dev libcairo2-dev librsvg2-dev libfreetype-dev libharfbuzz-dev libfontconfig-dev
    python3 python3-fonttools libharfbuzz-bin unicode-data fonts-noto-cjk
    fonts-liberation hyphen-en-us hyphen-de hyphen-fr)

# What the tests use beyond that.
test_packages=(python3-html5lib python3-pikepdf libcmocka-dev clang clang-format fontconfig qpdf poppler-utils mupdf-tools unzip strace
    default-jre-headless man-db parallel)
command -v npm >/dev/null || test_packages+=(npm)

# What some machines refuse to set up; the tests that want it are then skipped.
cluster_packages=(slurm-wlm munge)

# What stands for them where there are no such packages.
build_commands=(cc cmake ninja pkg-config msgfmt file git /usr/bin/python3 hb-subset)
build_modules=(libxml-2.0 icu-uc icu-i18n uchardet zlib libzip libmd sqlite3 libpng libwebp libjpeg cairo librsvg-2.0 freetype2 harfbuzz fontconfig)
build_files=(/usr/share/unicode/Unihan_OtherMappings.txt.bz2 /usr/share/unicode/Unihan_Variants.txt.bz2 /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
    /usr/share/hyphen/hyph_en_US.dic /usr/share/hyphen/hyph_de_DE.dic /usr/share/hyphen/hyph_fr.dic)

packages_yes=${CI:-}

# True when the first argument is -y, which the caller then shifts away.
packages_take_yes() {
    [ "${1:-}" = -y ] || return 1
    packages_yes=true
}

packages_missing() {
    local name
    for name; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

# What is missing of what the packages bring.
packages_absent() {
    local name
    for name in "${build_commands[@]}"; do
        command -v "$name" >/dev/null || echo "$name"
    done
    for name in "${build_modules[@]}"; do
        pkg-config --exists "$name" 2>/dev/null || echo "$name"
    done
    for name in "${build_files[@]}"; do
        [ -e "$name" ] || echo "$name"
    done
    /usr/bin/python3 -c 'import fontTools' 2>/dev/null || echo fontTools
}

packages_look_elsewhere() {
    local absent
    mapfile -t absent < <(packages_absent)
    echo "packages are known for Debian 12, Debian 13 and Ubuntu 24.04 alone; looked for: ${build_commands[*]}" \
        "${build_modules[*]} ${build_files[*]} fontTools" >&2
    [ ${#absent[@]} -gt 0 ] || return 0
    echo "missing: ${absent[*]}; install them, and run this again" >&2
    return 1
}

# At a terminal nothing is installed unasked.
packages_agree() {
    local answer
    { [ -t 0 ] && [ "$packages_yes" != true ]; } || return 0
    read -r -p "install these packages: $*? [y/N] " answer
    case $answer in
    [yY]*) return 0 ;;
    esac
    echo "nothing was installed; -y installs without a question" >&2
    return 1
}

packages_install() {
    local missing as_root=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        packages_look_elsewhere
        return
    fi
    mapfile -t missing < <(packages_missing "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    packages_agree "${missing[@]}" || return
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "installing: ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
