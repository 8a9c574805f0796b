# Sourced. find_jdk prints the home of a JDK >= 25, from JAVA_HOME or the usual folders.
jdk_version() {
  # The release file tells at once what asking the Java machine takes half a second for.
  local line
  while read -r line; do
    case $line in JAVA_VERSION=*) line=${line#*\"}; echo "${line%%[.\"-]*}"; return ;; esac
  done <"$1/release" 2>/dev/null
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'
}

find_jdk() {
  local candidate version
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    version=$(jdk_version "$candidate")
    case $version in ''|*[!0-9]*) continue ;; esac
    if [ "$version" -ge 25 ]; then echo "$candidate"; return 0; fi
  done
  echo "tallystone: a JDK 25 or newer is needed: install one (e.g. Eclipse Temurin 25) and set JAVA_HOME" >&2
  return 1
}
