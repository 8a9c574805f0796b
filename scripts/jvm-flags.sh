# Sourced. The options of the Java machine that a class cache made at build time depends on.
# Out of memory any thread may fail half-way: ending at once loses nothing acknowledged and shows at once.
jvm_flags=(-XX:+ExitOnOutOfMemoryError -Xmx1g -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
