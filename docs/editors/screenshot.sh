#!/usr/bin/env bash
# Makes docs/editors/emacs.png: Emacs with the settings of the guide, on a fresh corpus of seeds/.
#   apt-get install emacs-gtk elpa-eglot xvfb imagemagick pngquant fonts-dejavu-core
#   docs/editors/screenshot.sh            # corpuskit, with its extra lsp, on the PATH
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
Xvfb :77 -screen 0 1250x748x24 >/dev/null 2>&1 &
display=$!
editor=""
trap 'kill $editor $display 2>/dev/null || true; rm -rf "$work"' EXIT

corpuskit init "$work/atlas" --editor emacs >/dev/null
cp "$here"/../../seeds/*.txt "$here"/../../seeds/*.toml "$work/atlas/seeds/"
(cd "$work/atlas" && corpuskit convert)

export DISPLAY=:77 SHOT_READY="$work/ready" SHOT_INIT="$work/init.el"
export SHOT_CORPUS="$work/atlas/corpus/tei"
awk '/^```elisp/ { taken = 1; next } /^```/ { taken = 0 } taken' "$here/emacs.md" > "$SHOT_INIT"
emacs -q -l "$here/screenshot.el" >"$work/log" 2>&1 &
editor=$!
for _ in $(seq 240); do
    [ -e "$SHOT_READY" ] && break
    sleep 0.5
done
[ -e "$SHOT_READY" ] || { cat "$work/log" >&2; echo "Emacs did not get so far" >&2; exit 1; }
import -window root "$work/shot.png"
pngquant --force --strip --quality 80-100 --output "$here/emacs.png" "$work/shot.png"
