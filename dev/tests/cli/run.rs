//! Runs the example programs as a user would: in a folder of their own, with input and output.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

#[path = "../../../tests/common/programs.rs"]
mod programs;

pub(crate) use programs::{Folder, first_line, gzip};

/// What a program did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// The size of a file in bytes.
    pub(crate) fn size(&self, name: &str) -> usize {
        fs::metadata(self.path(name)).expect("the program wrote the file").len() as usize
    }

    pub(crate) fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(path_of(program));
        command.current_dir(self.path("")).args(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, program: &str, args: &[&str], input: &[u8]) -> Outcome {
        let mut child = self.command(program, args).spawn().expect("the example starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        // A program that does not read its input may have ended.
        let _ = stdin.write_all(input);
        drop(stdin);
        let output = child.wait_with_output().expect("the example ends");
        Outcome {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

/// Cargo puts examples beside the folder of the test programs.
fn path_of(program: &str) -> PathBuf {
    let test = env::current_exe().expect("a running program has a path");
    let profile = test.ancestors().nth(2).map(Path::to_owned).unwrap_or_default();
    let path = profile.join("examples").join(format!("{program}{}", env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "run `cargo build --examples` first: there is no {}", path.display());
    path
}
