# Debian packages, installed when they are missing. To be sourced: packages_install NAME...

# What is built with and what runs.
build_packages=(gcc libc6-dev cmake ninja-build pkg-config gettext file dpkg-dev git ca-certificates
    libxml2-dev libicu-dev libuchardet-dev libzip-dev libmd-dev libsqlite3-dev
    libpng-dev libgif-dev libwebp-dev libcairo2-dev libfreetype-dev libharfbuzz-dev libfontconfig-dev
    python3 python3-fonttools libharfbuzz-bin unicode-data fonts-noto-cjk)

# What the tests use beyond that.
test_packages=(libcmocka-dev clang clang-format fontconfig qpdf poppler-utils mupdf-tools unzip strace
    default-jre-headless man-db parallel)
command -v npm >/dev/null || test_packages+=(npm)

# What some machines refuse to set up; the tests that want it are then skipped.
cluster_packages=(slurm-wlm munge)

packages_missing() {
    local name
    for name; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

packages_install() {
    local missing as_root=()
    mapfile -t missing < <(packages_missing "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "installing: ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
