//! Outputs that are no files are written to and stay what they are.
#![cfg(unix)]

mod common;

use std::{
    fs::{self, File},
    io::Read,
    os::unix::fs::{FileTypeExt, symlink},
    process, thread,
};

use common::{Folder, PAGE};

/// Checks that what the command writes comes out of a pipe with a name, and that it stays a pipe.
#[track_caller]
fn check(arguments: &[&str], beginning: &str) {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let pipe = folder.path("pipe");
    let made = process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo starts");
    assert!(made.success());
    let reader = thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut text = String::new();
            File::open(pipe).expect("a pipe").read_to_string(&mut text).expect("text");
            text
        }
    });
    folder.command(arguments).assert().success();
    // Else the reader would wait for ever.
    assert!(fs::metadata(&pipe).expect("it is there").file_type().is_fifo());
    let text = reader.join().expect("it ends");
    assert!(text.starts_with(beginning), "{text}");
    assert!(!folder.path("pipe.partial").exists());
}

#[test]
fn a_pipe_is_written_to() {
    check(&["a.html", "-o", "pipe"], "It rained all night");
    check(&["--json", "a.html", "a.html", "-o", "pipe"], "{\"id\":\"a.html\"");
    check(&["explain", "a.html", "-o", "pipe"], "<!doctype html>");
}

#[test]
fn what_a_link_points_at_is_replaced() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes()), ("real.txt", b"old")]);
    symlink("real.txt", folder.path("link.txt")).expect("a link");
    folder.command(&["a.html", "-o", "link.txt"]).assert().success();
    assert!(fs::symlink_metadata(folder.path("link.txt")).expect("it is there").is_symlink());
    let text = fs::read_to_string(folder.path("real.txt")).expect("a file");
    assert!(text.starts_with("It rained all night"), "{text}");
}
