# Sourced by game/play and tests/run: which Debian packages, and one apt call for those missing.

# What building and playing needs.
packages_play="build-essential cmake ninja-build pkg-config gettext libsdl2-dev libsdl2-ttf-dev
libsdl2-mixer-dev libsdl2-image-dev libhidapi-dev libsqlite3-dev libinih-dev libkissfft-dev
libfontconfig-dev libsystemd-dev zlib1g-dev fonts-b612 fonts-dejavu-core espeak-ng vorbis-tools"

# What the tests need on top: the test library, a message bus with a Bluetooth service that is played,
# a small virtual machine with a display in it, and clang with its tools for fuzzing.
packages_test="libcmocka-dev dbus-daemon python3-dbusmock qemu-system-x86 busybox-static cpio kmod xz-utils udev
xvfb xdotool clang libclang-rt-dev llvm"

# packages_install NAME... : installs what is missing with one apt call, as root or with sudo.
packages_install() {
    local missing=() name sudo=()
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed ||
            missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null; then
        echo "evenkeel: please install: ${missing[*]}" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "evenkeel: missing packages and no sudo. As root, run:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        sudo=(sudo)
    fi
    echo "evenkeel: installing ${#missing[@]} packages: ${missing[*]}"
    # Package lists may be missing on a fresh system; fetching them belongs to the same call.
    "${sudo[@]}" sh -c 'export DEBIAN_FRONTEND=noninteractive
        apt-get -o DPkg::Lock::Timeout=300 update -qq &&
        exec apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@"' \
        apt "${missing[@]}" >"${TMPDIR:-/tmp}/evenkeel-apt.$$.log" 2>&1 || {
        tail -n 20 "${TMPDIR:-/tmp}/evenkeel-apt.$$.log" >&2
        echo "evenkeel: apt could not install the packages (log above)" >&2
        rm -f "${TMPDIR:-/tmp}/evenkeel-apt.$$.log"
        return 1
    }
    rm -f "${TMPDIR:-/tmp}/evenkeel-apt.$$.log"
}
