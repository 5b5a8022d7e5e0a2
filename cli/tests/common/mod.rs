//! The command in a folder of its own, and pages and archives to give it.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

#[path = "../../../tests/common/programs.rs"]
mod programs;

pub(crate) use programs::*;

pub(crate) const PAGE: &str =
    "<!doctype html><html lang=en><title>River takes the road - The Valley Post</title>
<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
<main><article><h1>River takes the road</h1>
<p class=standfirst>Forty houses are without power.</p>
<p class=byline>By Ann Lee</p>
<p>It rained all night in the valley, and by the morning the river had taken the lower road.</p>
<figure><img src=road.jpg alt='A road'><figcaption>The road at dawn (Photo: Jo Ray)</figcaption></figure>
<p>Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.</p>
</article></main>
<footer><p>&copy; 2024 The Valley Post. All rights reserved.</p></footer>";

pub(crate) const PDF: &str = "%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";

/// A page whose text tells it from others.
pub(crate) fn page(number: usize) -> String {
    PAGE.replace("It rained all night", &format!("It rained for {number} nights"))
}

impl Folder {
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the command wrote the file")
    }

    /// The names of all files below a folder, sorted.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let root = self.path(name);
        let (mut found, mut open) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap_or(&path);
                    found.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.current_dir(self.path("")).args(args);
        command
    }

    /// Runs the command and compares its exit status, its output and its messages.
    #[track_caller]
    pub(crate) fn check(&self, args: &[&str], input: &str, want: (i32, &str, &str)) {
        let output = self.command(args).write_stdin(input).output().expect("it starts");
        let stdout = String::from_utf8_lossy(&output.stdout);
        let stderr = String::from_utf8_lossy(&output.stderr);
        let found = (output.status.code().unwrap_or(-1), stdout.as_ref(), stderr.as_ref());
        assert_eq!(found, want, "{args:?}");
    }

    /// What the command prints if all goes well.
    #[track_caller]
    pub(crate) fn stdout(&self, args: &[&str]) -> String {
        let output = self.command(args).write_stdin("").output().expect("it starts");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {stderr}");
        String::from_utf8(output.stdout).expect("the output is UTF-8")
    }
}

pub(crate) fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_unchaff"))
}

pub(crate) fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// A record of an archive.
pub(crate) fn record(kind: &str, uri: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:{uri}>\r\n\
         WARC-Date: 2024-05-03T10:05:00Z\r\nWARC-Target-URI: {uri}\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

/// A record with the answer of a server. `fields` end in a line break.
pub(crate) fn response(uri: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let http = [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", body].concat();
    record("response", uri, "application/http; msgtype=response", &http)
}

/// A record with a page.
pub(crate) fn html(uri: &str, page: &str) -> Vec<u8> {
    response(uri, "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
}
