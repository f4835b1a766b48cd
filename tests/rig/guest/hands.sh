# Eight controllers in the hand at once, each with the kernel's own driver on it: gravity, the
# gyroscope's zero, the battery, and every sample.
hand_begin() { # MODEL ADDRESS
    "$tools/rig_hand" "$1" "4c:00:00:00:00:0$2" >"board.$1.log" 2>&1 &
    boards="$boards $!"
}

hand_begin dualshock4 1
hand_begin dualshock4_usb 2
hand_begin dualsense 3
hand_begin dualsense_usb 4
hand_begin joycon_left 5
hand_begin joycon_right 6
hand_begin switch_pro 7
hand_begin wii_remote 8

# The Pro is asked by its driver for two seconds whether it hangs on a cable. hid-wiimote lets
# MotionPlus sleep unless somebody has its node open: that is our own program's part.
until grep -q 'Wii Remote Motion Plus' /sys/class/input/event*/device/name &&
    grep -q 'Pro Controller IMU' /sys/class/input/event*/device/name; do
    sleep 0.2
done 2>/dev/null
sleep 1

listen_begin
sleep 6
listen_end

is_bound() { # BUS:VENDOR:PRODUCT KERNEL-DRIVER
    local device
    for device in /sys/bus/hid/drivers/"$2"/"$1".*; do
        [ -e "$device" ] && return
    done
    return 1
}

within() { # WHAT VALUE CENTRE REACH; nan is not within
    [[ $2 =~ ^-?[0-9.]+$ ]] || fail "$1: $2"
    holds "$1" "$2 >= $3 - $4 && $2 <= $3 + $4"
}

check() { # KIND SERIAL BUS:VENDOR:PRODUCT KERNEL-DRIVER BARS RATE
    local pose turning i
    grep "^hand $2 kind=$1 " listen.log || fail "no $1 $2"
    is_bound "$3" "$4" || fail "$1 $3 is not bound to $4"
    pose=($(heard "$2" accel_g | tr , ' '))
    turning=($(heard "$2" gyro_deg_s | tr , ' '))
    for i in 0 1 2; do
        within "$1: gravity along $i" "${pose[i]}" "$((i == 1))" 0.005
        within "$1: turning about $i" "${turning[i]}" 0 0.1
    done
    [ "$(heard "$2" zeroed)" = 1 ] || fail "$1: no zero was taken"
    [ "$(heard "$2" bars)" = "$5" ] || fail "$1: $(heard "$2" bars) bars, not $5"
    [ "$(heard "$2" state) $(heard "$2" problem) $(heard "$2" dropped)" = "ready none 0" ] ||
        fail "$1: not in order"
    holds "$1: samples" "$(heard "$2" samples) >= 5 * $6"
    holds "$1: distance of samples" "$(heard "$2" worst_gap_ms) <= 2000 / $6"
}

check dualshock4 4c:00:00:00:00:01 0005:054C:09CC sony 3 250
check dualshock4 4c:00:00:00:00:02 0003:054C:09CC sony 3 250
check dualsense 4c:00:00:00:00:03 0005:054C:0CE6 playstation 3 250
check dualsense 4c:00:00:00:00:04 0003:054C:0CE6 playstation 3 250
check joycon_left 4c:00:00:00:00:05 0005:057E:2006 nintendo 2 200
check joycon_right 4c:00:00:00:00:06 0005:057E:2007 nintendo 2 200
check switch_pro 4c:00:00:00:00:07 0005:057E:2009 nintendo 2 200
check wii_remote 4c:00:00:00:00:08 0005:057E:0306 wiimote 3 100
boards_end
