# Speaks every line of one language into a clip and writes down what was spoken. Run by the build:
#   cmake -D VOICE=en -D TEXT=en.txt -D OUT=dir -D ESPEAK=espeak-ng -D OGGENC=oggenc -P clips.cmake
# OUT/ID.ogg is one clip; OUT/captions.txt holds the lines as they were spoken and is written last,
# so that a run that was broken off is done again, and a changed line costs one clip only.

cmake_minimum_required(VERSION 3.25)

set(speed 130) # words a minute; espeak-ng's own is 175

# read_lines(FILE PREFIX): PREFIX_ids and PREFIX_text_ID from lines "id = sentence".
function(read_lines file prefix)
  set(ids "")
  set(number 0)
  file(READ "${file}" content)
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" content "${content}")
  if(content MATCHES ";")
    message(FATAL_ERROR "${file}: a sentence holds a semicolon, which this reader cannot take")
  endif()
  # Every line gets a mark, or empty lines would be lost and the numbers with them.
  string(REPLACE "\n" ";|" lines "|${content}")
  foreach(line IN LISTS lines)
    math(EXPR number "${number}+1")
    string(SUBSTRING "${line}" 1 -1 line)
    string(STRIP "${line}" line)
    if(line STREQUAL "" OR line MATCHES "^#")
      continue()
    endif()
    if(NOT line MATCHES "^([a-z0-9_]+) = (.*[^ ])$")
      message(FATAL_ERROR "${file}:${number}: want \"id = sentence\", have \"${line}\"")
    endif()
    set(id "${CMAKE_MATCH_1}")
    set(text "${CMAKE_MATCH_2}")
    if(id IN_LIST ids)
      message(FATAL_ERROR "${file}:${number}: ${id} is there twice")
    endif()
    list(APPEND ids "${id}")
    set(${prefix}_text_${id} "${text}" PARENT_SCOPE)
  endforeach()
  set(${prefix}_ids "${ids}" PARENT_SCOPE)
endfunction()

read_lines("${TEXT}" new)
if(EXISTS "${OUT}/captions.txt")
  read_lines("${OUT}/captions.txt" old)
endif()
file(MAKE_DIRECTORY "${OUT}")
file(GLOB stale RELATIVE "${OUT}" "${OUT}/*.ogg")

set(captions "")
foreach(id IN LISTS new_ids)
  list(REMOVE_ITEM stale "${id}.ogg")
  set(text "${new_text_${id}}")
  string(APPEND captions "${id} = ${text}\n")
  if(EXISTS "${OUT}/${id}.ogg" AND "${old_text_${id}}" STREQUAL "${text}")
    continue()
  endif()
  set(wav "${OUT}/speaking.wav")
  execute_process(COMMAND "${ESPEAK}" -v "${VOICE}" -s ${speed} -z -w "${wav}" "${text}"
                  COMMAND_ERROR_IS_FATAL ANY)
  # A fixed serial number: the same line gives the same bytes.
  execute_process(COMMAND "${OGGENC}" -Q -q 3 -s 1 -o "${OUT}/${id}.ogg" "${wav}"
                  COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE "${wav}")
endforeach()
foreach(name IN LISTS stale)
  file(REMOVE "${OUT}/${name}")
endforeach()
file(WRITE "${OUT}/captions.txt" "${captions}")
