"""Downloads and unpacks a Temurin JDK: `python -m launcher.inside.fetch_jdk VERSION FOLDER`."""

import os
import sys

import jdk
from jdk import extractor

ADOPTIUM = "https://api.adoptium.net"
MIRROR_VARIABLE = "HEDDLE_ADOPTIUM_MIRROR"


def fetch(version: str, folder: str) -> None:
    url = jdk.get_download_url(version, vendor="Adoptium")
    url = url.replace(ADOPTIUM, os.environ.get(MIRROR_VARIABLE, ADOPTIUM).rstrip("/"))
    print("Downloading", url, flush=True)
    archive = jdk.download(url, version=version)
    if not archive:
        sys.exit(f"{url} sent no file")
    try:
        os.makedirs(folder)
        print("Unpacking", archive, flush=True)
        extractor.extract_files(archive, extractor.get_compressed_file_ext(archive), folder)
    finally:
        os.remove(archive)


if __name__ == "__main__":
    fetch(sys.argv[1], sys.argv[2])
