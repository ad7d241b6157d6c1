#!/bin/sh
# Makes every form of leaflet.md anew, with pandoc 2.17 and LibreOffice 7.4 or
# later. The text was written for this test.
set -eu
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=1700000000
pandoc leaflet.md -t plain --wrap=auto -o leaflet.txt
pandoc leaflet.md -s --metadata pagetitle="Sore throat" --metadata lang=en-GB -o leaflet.html
for format in docx odt epub pptx; do
  pandoc leaflet.md --metadata lang=en-GB -o "leaflet.$format"
done
soffice --headless --convert-to pdf leaflet.docx
