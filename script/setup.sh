# Sourced by the other scripts: brings a bare Debian 12 to where the program runs. Says what it does, does nothing twice.
# Needs: bash, and root or sudo where a package is missing. Usage: setup runtime|dev

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"

# What each package is for stands in docs/dependencies.md.
packages=(
    python3 python3-venv git ca-certificates
    libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1 libxrandr2 libpulse0
    fonts-hanazono fonts-babelstone-han
)

# What only the tests need: a sound server, into whose null sink the voice is heard; a PC/SC service with a virtual reader;
# what pyscard is built with (there is no built one for Linux).
dev_packages=(pulseaudio pulseaudio-utils pcscd vsmartcard-vpcd gcc libc6-dev python3-dev swig libpcsclite-dev)

say() { printf '暖窗 %s\n' "$*" >&2; }

stop() { say "$*"; exit 1; }

missing_packages() {
    local present
    present=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null || true)
    local package
    for package in "${packages[@]}"; do
        grep -qx "$package installed" <<<"$present" || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" = 0 ] && return
    command -v apt-get >/dev/null || stop "needs these packages, and there is no apt-get here: ${missing[*]}"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || stop "run once as root, or install sudo; missing: ${missing[*]}"
    say "installing Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

find_python() {
    local candidate
    # The system's own first: it is built with optimisation, and the system keeps it safe.
    for candidate in /usr/bin/python3 python3 python3.11 python3.12 python3.13; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    stop "needs Python 3.11 or newer with the venv module"
}

install_python_packages() {
    local lock="$root/$1" mark="$venv/.installed-$1" want
    want=$(cat "$lock" "$root/pyproject.toml" | sha256sum)
    [ -x "$venv/bin/kiosk" ] && [ "$(cat "$mark" 2>/dev/null)" = "$want" ] && return
    if [ ! -x "$venv/bin/python" ]; then
        say "making the virtual environment .venv"
        "$(find_python)" -m venv "$venv"
    fi
    say "installing $1 (about a minute the first time)"
    # PIP_NO_INDEX and the like are the machine's affair; --require-hashes holds whatever the source is.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e "$root"
    printf '%s\n' "$want" >"$mark"
}

setup() {
    [ "$1" = dev ] && packages+=("${dev_packages[@]}")
    install_packages
    case "$1" in
        runtime) install_python_packages requirements.lock ;;
        dev) install_python_packages requirements-dev.lock ;;
    esac
}
