# The bottle on a palm, through the kernel's driver: a still palm passes, a shaken one does not.
"$tools/rig_carry" palm 0 still.csv
"$tools/rig_carry" palm 0.6 shaken.csv

carried still H1 still.csv --tier motion
[ "$(from_row still.row ended_by) $(from_row still.row success)" = "done 1" ] ||
    fail "a still palm does not pass"
near "upright" "$(from_row still.row longest_upright_s)" "$(from_json still.json planned_s)" 2
holds "it stood" "$(from_row still.row falls) + $(from_row still.row slides) == 0"
holds "as still as a hand" \
    "$(from_row still.row tilt_rms_deg) > 0.1 && $(from_row still.row tilt_rms_deg) < 3"

carried shaken H1 shaken.csv --tier motion
[ "$(from_row shaken.row ended_by) $(from_row shaken.row success)" = "time 0" ] ||
    fail "a shaken palm passes"
holds "it fell again and again" "$(from_row shaken.row falls) + $(from_row shaken.row slides) >= 3"
