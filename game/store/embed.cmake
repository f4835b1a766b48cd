# cmake -DINPUT=a.sql -DOUTPUT=a_sql.c -DNAME=a_sql -P embed.cmake
# Writes the text as a C array, so that the program carries its schema.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE ${OUTPUT} "extern const char ${NAME}[];\nconst char ${NAME}[] = {${bytes}0};\n")
