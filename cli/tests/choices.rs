//! What stands in the output: by label, by part, and by rules of the user.

mod common;

use common::{Folder, PAGE, objects, response};

const FIRST: &str =
    "It rained all night in the valley, and by the morning the river had taken the lower road.";
const SECOND: &str =
    "Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.";
/// Behind an article: a list, a link and a table.
const TAIL: &str = "<p>The <a href=/road>lower road</a> is closed, as are the two bridges behind it and the school.</p>
<table><tr><td>Upper dam<td>four metres less<tr><td>Lower dam<td>two metres less</table></article></main>";
const RULES: &str =
    "[\"valley.example\"]\ndrop = \".standfirst ~ p + figure + p\"\nkeep = \".byline\"\n";

/// Checks what stands in the text of a page with these arguments.
#[track_caller]
fn check(args: &[&str], want: &[&str]) {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes()), ("own.toml", RULES.as_bytes())]);
    let args = [args, &["a.html"]].concat();
    assert_eq!(folder.stdout(&args), format!("{}\n", want.join("\n\n")), "{args:?}");
}

#[test]
fn any_label_may_stand_in_the_text_or_be_left_out() {
    let standfirst = "Forty houses are without power.";
    check(&[], &[FIRST, SECOND]);
    check(&["--select", "standfirst,comment"], &[standfirst, FIRST, SECOND]);
    check(
        &["--select", "byline", "--select", "credit"],
        &["By Ann Lee", FIRST, "(Photo: Jo Ray)", SECOND],
    );
    let title = "# River takes the road";
    check(&["--markdown", "--omit", "standfirst,caption"], &[title, FIRST, SECOND]);
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let line = folder.stdout(&["--json", "--select", "standfirst", "a.html"]);
    assert_eq!(objects(&line)[0]["text"], [standfirst, FIRST, SECOND].join("\n\n"));
    assert!(!folder.stdout(&["--html", "--omit", "title", "a.html"]).contains("<h1>"));
}

#[test]
fn links_images_and_tables_may_be_there_or_not() {
    let page = PAGE.replace("</article></main>", TAIL);
    let folder = Folder::new(&[("a.html", page.as_bytes())]);
    for (args, has_link, has_image, has_row) in [
        (["--markdown"].as_slice(), false, false, true),
        (&["--markdown", "--links"], true, false, true),
        (&["--markdown", "--images", "--no-links"], false, true, true),
        (&["--markdown", "--links", "--images", "--no-tables"], true, true, false),
        (&["--html"], true, true, true),
        (&["--html", "--no-links"], false, true, true),
        (&["--html", "--no-images", "--no-tables"], true, false, false),
    ] {
        let printed = folder.stdout(&[args, &["a.html"]].concat());
        let has = |parts: [&str; 2]| parts.iter().any(|part| printed.contains(part));
        let found = (has(["](/road)", "href"]), has(["![", "<img"]), has(["| Upper", "<td>Upper"]));
        assert_eq!(found, (has_link, has_image, has_row), "{args:?}: {printed}");
    }
}

#[test]
fn players_may_be_there_or_not() {
    let page = PAGE.replace("</article></main>", "<video src=/rain.mp4></video></article></main>");
    let folder = Folder::new(&[("a.html", page.as_bytes())]);
    for format in ["--markdown", "--html"] {
        assert!(folder.stdout(&[format, "a.html"]).contains("/rain.mp4"), "{format}");
        assert!(
            !folder.stdout(&[format, "--no-players", "a.html"]).contains("/rain.mp4"),
            "{format}"
        );
    }
    assert!(!folder.stdout(&["a.html"]).contains("/rain.mp4"));
}

#[test]
fn own_rules_hold_for_their_host_and_for_no_other() {
    let rules = ["--rules", "own.toml", "--url"];
    let with = |url: &'static str| [rules.as_slice(), &[url]].concat();
    check(&with("https://www.valley.example/rain"), &["By Ann Lee", FIRST]);
    check(&with("https://hill.example/valley.example"), &[FIRST, SECOND]);
    check(&with("https://notvalley.example/"), &[FIRST, SECOND]);
    check(&rules[..2], &[FIRST, SECOND]);
}

#[test]
fn own_rules_hold_for_the_addresses_of_an_archive_and_are_the_reason() {
    let fields = "Content-Type: text/html\r\n";
    let archive = ["https://valley.example/", "https://hill.example/"]
        .map(|url| response(url, fields, PAGE.as_bytes()))
        .concat();
    let folder = Folder::new(&[("own.toml", RULES.as_bytes()), ("a.warc", &archive)]);
    let lines = objects(&folder.stdout(&["--json", "--quiet", "--rules", "own.toml", "a.warc"]));
    let has_second =
        |line: &serde_json::Value| line["text"].as_str().is_some_and(|it| it.contains(SECOND));
    assert_eq!(lines.iter().map(has_second).collect::<Vec<_>>(), [false, true]);
    folder.write("a.html", PAGE.as_bytes());
    let args = ["explain", "a.html", "--rules", "own.toml", "--url", "https://valley.example/"];
    let list = folder.stdout(&args);
    assert!(list.contains("rules/drop") && list.contains("rules/keep"), "{list}");
}

#[test]
fn a_bad_file_of_rules_is_wrong_usage_and_told_with_its_place() {
    let folder = Folder::new(&[
        ("a.html", PAGE.as_bytes()),
        ("own.toml", b"[\"valley.example\"]\ndrop = [\n  \".ad\",\n  \"p >\"]\n"),
    ]);
    for (name, reason) in [
        ("own.toml", "line 4, column 3: `p >` is no selector: a selector is missing"),
        ("nowhere.toml", "No such file"),
    ] {
        let output = folder.command(&["--rules", name, "a.html"]).output().expect("it starts");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), [].as_slice()));
        let stderr = String::from_utf8_lossy(&output.stderr);
        let want = format!("invalid value '{name}' for '--rules <FILE>': {reason}");
        assert!(stderr.contains(&want), "{stderr}");
    }
}
