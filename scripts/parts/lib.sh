# shellcheck shell=bash
# What the commands in scripts/ share: their help, finding Python, installing system packages,
# keeping the virtual environment up to date. Sourced, never run.

ROOT="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)"
VENV="$ROOT/.venv"

# System packages, each with its reason. Only Debian and Ubuntu names are known here.
RUN_PACKAGES=(
    espeak-ng          # the default voice, and its command for trying it by hand
    libespeak-ng1      # libespeak-ng.so.1, which pyttsx3 loads
    libportaudio2      # the sound library sounddevice loads
    libasound2-plugins # lets PortAudio reach PulseAudio and PipeWire through ALSA
)
# shellcheck disable=SC2034 # used by scripts/test
TEST_PACKAGES=(
    "${RUN_PACKAGES[@]}"
    pulseaudio       # the private sound server on which journeys run without hardware
    pulseaudio-utils # pactl, paplay and parec: null sinks, the person's voice in, a recording out
    flite            # a second speech engine: the person must not sound like the coach
    tmux             # a real terminal in which the live view is looked at
    util-linux       # unshare: a session without any network
    khal             # a calendar that imports what the coach wrote, and lists its days
    calcurse         # another one, with a reader of its own
    faketime         # the clock moved between a plan and its follow-up
    dbus-daemon      # a private bus, on which a reminder is caught
    strace           # what a session asks of the network, call by call
    chromium         # a real browser in which the page to look at is read, searched and printed
    poppler-utils    # pdftotext: what stands on a printed page
    locales          # localedef: terminals that speak ISO-8859-1, EUC-JP and others
)

# Sentences for the person go to standard error; standard output belongs to the program.
say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# True for "1", "true", "yes"; false for anything else and for nothing at all.
is_on() {
    case "${1:-}" in
        1 | true | True | TRUE | yes) return 0 ;;
        *) return 1 ;;
    esac
}

# Answers --help before anything is installed: the comment at the top of the command says it all.
help_first() {
    case "${1:-}" in -h | --help) ;; *) return 0 ;; esac
    sed -e 1d -e '/^[^#]/,$d' -e 's/^# \{0,1\}//' "$0"
    exit 0
}

# ---- system packages ---------------------------------------------------------------------------

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
    local known
    known="$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' -- "$@" 2>/dev/null || true)"
    local package
    for package in "$@"; do
        case $'\n'"$known"$'\n' in
            *$'\n'"installed $package"$'\n'*) ;;
            *) printf '%s\n' "$package" ;;
        esac
    done
}

# Whether somebody is there to type a password. Asked before anything is redirected.
SOMEBODY_THERE=no
if [ -t 0 ] && [ -t 2 ]; then SOMEBODY_THERE=yes; fi

# Whether commands can be run as root without a password.
is_root_at_hand() {
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

# Runs a command as root: at once, or through sudo, which asks (on the terminal) only if someone is there.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ "$SOMEBODY_THERE" = yes ]; then
        sudo -- "$@"
    else
        sudo -n -- "$@"
    fi
}

# One apt-get call: no questions, patient with locks and mirrors, and never at the price of a package
# that is already there (on a PipeWire desktop "pulseaudio" would push others out).
# Its report is kept in APT_REPORT, for when nothing helps.
apt_get() {
    local status=0
    APT_REPORT="$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-remove \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold \
        "$@" </dev/null 2>&1)" || status=$?
    return "$status"
}

# Installs the named packages if they are missing. Fails, after a sentence, where it cannot.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This system has no apt-get. Please install what these Debian packages hold: $*"
        return 1
    fi
    local missing=() package
    while IFS= read -r package; do
        missing+=("$package")
    done < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0

    local by_hand="sudo apt-get install ${missing[*]}"
    if is_on "${VOICE_COACH_NO_APT:-}"; then
        say "System packages are missing, and VOICE_COACH_NO_APT says to leave them: $by_hand"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "System packages are missing, and only an administrator can install them: $by_hand"
        return 1
    fi
    if ! is_root_at_hand && [ "$SOMEBODY_THERE" = no ]; then
        say "System packages are missing, and nobody is here to give sudo a password: $by_hand"
        return 1
    fi
    say "Installing system packages: ${missing[*]}"
    is_root_at_hand || say "sudo will ask for your password. Ctrl-C leaves everything as it is."
    local attempt
    for attempt in 1 2 3; do
        # A first list of packages may be missing or old; an update that fails may still leave a
        # usable one, so the installation decides.
        apt_get update || true
        if apt_get install --no-install-recommends -- "${missing[@]}"; then
            return 0
        fi
        # Without the right to install, trying again only asks for a password again.
        is_root_at_hand || break
        [ "$attempt" -eq 3 ] || sleep $((attempt * 5))
    done
    printf '%s\n' "$APT_REPORT" | tail -n 15 | sed 's/^/    /' >&2
    say "These packages could not be installed. Please try by hand: $by_hand"
    return 1
}

# ---- Python and the virtual environment --------------------------------------------------------

# Prints a Python of at least 3.11: $PYTHON if set, else the first one found.
find_python() {
    local name
    for name in ${PYTHON:+"$PYTHON"} python3 python3.{14,13,12,11} python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$name" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

# Makes .venv if it is missing, broken, or has been moved here from another place.
make_venv() {
    if "$VENV/bin/python" - "$VENV" 2>/dev/null <<'PY'; then
import importlib.util, os, sys
same = os.path.realpath(sys.prefix) == os.path.realpath(sys.argv[1])
sys.exit(not (same and sys.version_info >= (3, 11) and importlib.util.find_spec("pip")))
PY
        return 0
    fi
    local python version
    python="$(find_python)" ||
        die "Voice Coach needs Python 3.11 or newer. Please install it, or name one: PYTHON=/path/to/python3 $0"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian and Ubuntu keep this part of Python in a package of its own, one for each version.
        version="$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
        install_packages "$version-venv" ||
            die "Without that package Python cannot make a virtual environment."
    fi
    say "Making a virtual environment in $VENV"
    "$python" -m venv --clear "$VENV" ||
        die "The virtual environment could not be made. Is there room on the disk, and may you write to $ROOT?"
}

# What an installation depends on: the purpose, pyproject.toml, and where this folder lies.
stamp_of() {
    printf '%s ' "$1" "$ROOT"
    cksum <"$ROOT/pyproject.toml"
}

# Installs the package, editable, with the extras named ("" for none), unless that has been done.
install_package() {
    local extra="$1" stamp="$VENV/.ready${1:+-$1}" wanted
    wanted="$(stamp_of "$extra")"
    if [ -x "$VENV/bin/python" ] && [ -r "$stamp" ] && [ "$(<"$stamp")" = "$wanted" ]; then
        return 0
    fi
    make_venv
    say "Installing Voice Coach${extra:+ with what \"$extra\" needs} into $VENV"
    (cd -- "$ROOT" && "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-input --retries 5 --editable ".${extra:+[$extra]}" >&2) ||
        die "Python packages could not be installed. Is the network there? Nothing is lost; run this again."
    printf '%s\n' "$wanted" >"$stamp"
}

# Installs an extra that the program can do without. Fails, after a sentence, where it cannot; what
# failed is left alone for a day, so that whoever is offline does not wait each time.
install_optional() {
    local failed="$VENV/.failed-$1"
    if [ -n "$(find "$failed" -newer "$ROOT/pyproject.toml" -mmin -1440 2>/dev/null)" ]; then
        return 1
    fi
    if (install_package "$1"); then
        rm -f -- "$failed"
        return 0
    fi
    : >"$failed"
    return 1
}
