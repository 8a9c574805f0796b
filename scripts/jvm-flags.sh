# Sourced. The options of the Java machine that a class cache made at build time depends on.
jvm_flags=(-Xmx1g -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
