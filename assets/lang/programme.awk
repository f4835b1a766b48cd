# The texts of assets/programme/*.ini as catalogue entries, one a distinct text:
#   awk -f programme.awk standing.ini ...
# msguniq and msgcat do the rest (pot.sh).

BEGIN {
    print "msgid \"\""
    print "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\""
}

/^(title|short_title|instruction[a-z_]*) *=/ {
    text = $0
    sub(/^[a-z_]* *= */, "", text)
    sub(/[ \t\r]+$/, "", text)
    if (text == "" || text in seen)
        next
    seen[text] = 1
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    printf "\n#: %s\nmsgid \"%s\"\nmsgstr \"\"\n", FILENAME, text
}
