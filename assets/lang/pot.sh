#!/bin/sh
# Gathers every text of the game into one template: pot.sh OUT.pot, from any folder.
# Same sources, same bytes: no dates, no line numbers, no paths but those inside the repository.
set -eu
out=$(realpath "$1")
cd "$(dirname "$0")/../.."
part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT

awk -f assets/lang/programme.awk assets/programme/*.ini >"$part/programme.po"
xgettext --language=C --from-code=UTF-8 --keyword --keyword=text --keyword=TEXT_MARK \
    --flag=text:1:pass-c-format --add-comments=Translators --add-location=file --sort-by-file \
    --package-name=Evenkeel --copyright-holder='The Evenkeel developers' \
    --output="$part/game.pot" $(printf '%s\n' game/*.c game/*/*.c | LC_ALL=C sort)
msgcat --use-first --add-location=file --sort-by-file "$part/game.pot" "$part/programme.po" |
    sed -e '/^"POT-Creation-Date:/d' -e '/^"PO-Revision-Date:/d' -e '/^"Language-Team:/d' \
        -e '/^"Last-Translator:/d' -e '/^"Report-Msgid-Bugs-To:/d' -e '/^"Language: /d' \
        -e '/^# FIRST AUTHOR/d' -e 's/^# SOME DESCRIPTIVE TITLE\./# What Evenkeel says on the screen./' \
        -e 's/^# Copyright (C) YEAR /# Copyright (C) /' -e '/^#, fuzzy$/d' \
        >"$part/evenkeel.pot"
mv "$part/evenkeel.pot" "$out"
