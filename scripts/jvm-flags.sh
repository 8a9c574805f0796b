# Sourced. The options of the Java machine that a class cache made at build time depends on.
# Out of memory any thread may fail half-way: ending at once loses nothing acknowledged and shows at once.
# A small first heap and giving back what the compilers left of the native one keep an idle server under 150 MB.
jvm_flags=(-XX:+ExitOnOutOfMemoryError -Xms64m -Xmx1g -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=5000 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
