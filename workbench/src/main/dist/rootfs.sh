#!/bin/sh
# Lays out what the image holds beside the program: Java, the machine's own libraries that it names, fonts for drawings,
# and a user. usage: rootfs.sh JAVA FOLDER, where JAVA is what jlink made
set -eu
java=$1
root=$2
rm -rf "$root"
mkdir -p "$root/app" "$root/etc" "$root/tmp" "$root/work"
cp -R "$java" "$root/app/java"
chmod -R u+w "$root/app/java"
# windows and sound, which nothing here opens
for part in awt_xawt jawt splashscreen jsound; do rm -f "$root/app/java/lib/lib$part.so"; done

# Every library that Java's own files name, and the loader, at the places where the loader looks for them; Java opens
# fontconfig by its name alone.
fontconfig=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p | sed -n 's/.*libfontconfig\.so\.1 .*=> //p' | head -n 1)
{
  find "$root/app/java" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jspawnhelper \) -exec ldd '{}' \; 2>/dev/null
  if [ -n "$fontconfig" ]; then ldd "$fontconfig"; echo "$fontconfig"; fi
} | grep -oE '/[^ ]+' | sort -u | while read -r library; do
  case $library in "$root"/* | "$java"/*) continue ;; *:) continue ;; esac
  [ -f "$library" ] || continue
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

# Text in drawings wants fonts and the word where they are.
fonts=/usr/share/fonts/truetype/dejavu
if [ -d "$fonts" ]; then
  mkdir -p "$root$fonts" "$root/etc/fonts"
  cp -L "$fonts"/DejaVuSans.ttf "$fonts"/DejaVuSans-Bold.ttf "$fonts"/DejaVuSansMono.ttf "$root$fonts/"
  printf '%s\n' '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">' \
    '<fontconfig><dir>/usr/share/fonts</dir><cachedir>/tmp/fonts</cachedir></fontconfig>' > "$root/etc/fonts/fonts.conf"
fi
printf 'root:x:0:0:root:/root:/none\ntgd:x:1000:1000:tgd:/work:/none\n' > "$root/etc/passwd"
printf 'root:x:0:\ntgd:x:1000:\n' > "$root/etc/group"
