# The spoken lines: clips and captions in ${CMAKE_BINARY_DIR}/assets/voice/LANG.
find_program(EVENKEEL_ESPEAK espeak-ng)
find_program(EVENKEEL_OGGENC oggenc)
if(NOT EVENKEEL_ESPEAK OR NOT EVENKEEL_OGGENC)
  message(FATAL_ERROR
          "The voice is made by espeak-ng and oggenc: install espeak-ng and vorbis-tools")
endif()

set(voice_captions "")
foreach(language en de)
  set(folder ${CMAKE_BINARY_DIR}/assets/voice/${language})
  set(text ${CMAKE_CURRENT_LIST_DIR}/${language}.txt)
  add_custom_command(OUTPUT ${folder}/captions.txt
    COMMAND ${CMAKE_COMMAND} -D VOICE=${language} -D TEXT=${text} -D OUT=${folder}
            -D ESPEAK=${EVENKEEL_ESPEAK} -D OGGENC=${EVENKEEL_OGGENC}
            -P ${CMAKE_CURRENT_LIST_DIR}/clips.cmake
    DEPENDS ${text} ${CMAKE_CURRENT_LIST_DIR}/clips.cmake
    COMMENT "Speaking the lines of assets/voice/${language}.txt"
    VERBATIM)
  list(APPEND voice_captions ${folder}/captions.txt)
  install(DIRECTORY ${folder} DESTINATION share/evenkeel/voice
          FILES_MATCHING PATTERN "*.ogg" PATTERN "captions.txt")
endforeach()
add_custom_target(voice_clips ALL DEPENDS ${voice_captions})
