//! `unchaff explain`: the list, the report and the differences.

mod common;

use common::{Folder, PAGE};
use sha2::{Digest, Sha256};

const LIST: &str = "# article, confidence ";

#[test]
fn a_list_has_a_line_a_block() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let list = folder.stdout(&["explain", "a.html"]);
    assert!(list.starts_with(LIST), "{list}");
    assert!(list.contains("\nnavigation  phrase/navigation  Home  ["), "{list}");
    assert!(list.contains("\ncredit      media/split        (Photo: Jo Ray)  ["), "{list}");
    let output = folder.command(&["explain"]).write_stdin(PAGE).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), list);
    folder.command(&["explain", "nowhere.html"]).assert().code(1);
    assert!(
        folder.stdout(&["explain", "--plain", "a.html"]).starts_with("# text without mark-up\n")
    );
}

#[test]
fn a_report_allows_its_own_style_and_script_and_no_other() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    folder.check(&["explain", "a.html", "-o", "report.html"], "", (0, "", ""));
    let report = folder.read("report.html");
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
        let inside = between(&report, &format!("<{name}>"), &format!("</{name}>"));
        let want = format!("sha256-{}", base64(&Sha256::digest(inside.as_bytes())));
        let found = between(&report, &format!("{directive} '"), "'");
        assert_eq!(found, want, "put it into src/render/report.rs");
    }
    for loads in ["src=", "@import", "url(", "<link", "<img", "<iframe", "fetch("] {
        assert!(!report.contains(loads), "{loads}");
    }
    assert!(report.contains("default-src 'none'"));
}

#[test]
fn differences_are_a_list_or_a_page() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let old = folder.stdout(&["--json", "a.html"]);
    folder.write("old.json", old.as_bytes());
    let new = old.replace(
        "\"label\":\"caption\",\"reason\":\"media/figure\"",
        "\"label\":\"body\",\"reason\":\"model/<b>\"",
    );
    assert_ne!(old, new);
    folder.write("new.json", new.as_bytes());
    let args = ["explain", "--diff", "old.json", "new.json"];
    let want = "# a.html: 1 of 10 blocks\n\
        caption -> body\tmedia/figure -> model/<b>\tThe road at dawn\n";
    folder.check(&args, "", (0, want, ""));
    let same = ["explain", "--diff", "old.json", "old.json"];
    folder.check(&same, "", (0, "# no label differs\n", ""));
    folder.check(&[&args[..], &["-o", "diff.html"]].concat(), "", (0, "", ""));
    let page = folder.read("diff.html");
    assert!(page.contains("<strong>1</strong> of 10 blocks"), "{page}");
    assert!(page.contains("<code>model/&lt;b&gt;</code>"), "{page}");
    assert!(page.contains("was <b>caption</b> <code>media/figure</code>"), "{page}");
}

#[test]
fn what_is_not_json_of_ours_is_named() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    folder.write("a.json", folder.stdout(&["--json", "a.html"]).as_bytes());
    folder.write(
        "b.json",
        b"{\"id\":\"b\",\"blocks\":[{\"label\":\"ad\",\"reason\":\"\",\"text\":\"\"}]}",
    );
    for (new, message) in [
        ("a.html", "unchaff: a.html: not written with --json: "),
        ("nowhere", "unchaff: nowhere: "),
        ("b.json", "unchaff: b.json: no page is in both files\n"),
    ] {
        let args = ["explain", "--diff", "a.json", new];
        let output = folder.command(&args).output().expect("it starts");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), [].as_slice()));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with(message), "{stderr}");
    }
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text.split_once(before).expect("it begins");
    rest.split_once(after).expect("it ends").0
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
