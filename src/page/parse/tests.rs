//! What a document of limits and of broken tags comes to, by both tokenizers.

use super::{reference::outline, *};

const DEPTH: usize = 512;

/// Both tokenizers must give this tree.
#[track_caller]
fn check_same(html: &str) {
    let limits = Limits::default();
    let (ours, theirs) = (parse(html, limits), reference::parse(html, limits));
    assert_eq!(outline(&ours.0), outline(&theirs.0), "{html:?}");
    assert_eq!(ours.1, theirs.1, "{html:?}");
}

fn texts(html: &str, limits: Limits) -> (Vec<String>, Vec<Warning>) {
    let (tree, warnings) = parse(html, limits);
    let texts = tree.root().descendants().filter_map(|node| node.text().map(str::to_owned));
    (texts.collect(), warnings)
}

#[track_caller]
fn check_depth(depth: usize, is_flattened: bool) {
    let html = "<div>".repeat(depth) + "deep" + &"</div>".repeat(depth) + "<p>after";
    let warnings = if is_flattened { vec![Warning::Flattened] } else { Vec::new() };
    let limits = Limits::default().max_depth(DEPTH);
    assert_eq!(texts(&html, limits), (vec!["deep".to_owned(), "after".to_owned()], warnings));
}

#[test]
fn text_survives_any_depth() {
    check_depth(DEPTH - 1, false);
    check_depth(DEPTH, false);
    check_depth(DEPTH + 1, true);
    check_depth(100_000, true);
}

#[test]
fn what_other_tags_close_does_not_count() {
    for sloppy in ["<div><span></div>", "<td><div>x</td>", "<p><b>x</b>", "<svg><path/></svg>"] {
        let html = format!("<table><tr><td>{}", sloppy.repeat(3 * DEPTH));
        let is_flattened = !parse(&html, Limits::default()).1.is_empty();
        assert_eq!(is_flattened, sloppy.contains("<td>"), "{sloppy}");
    }
}

#[test]
fn open_formatting_elements_are_few() {
    const MAX: usize = 32;
    let html = |count: usize| -> String { (0..count).map(|i| format!("<p><b id={i}>x")).collect() };
    for (count, warnings) in
        [(MAX - 1, vec![]), (MAX, vec![]), (MAX + 1, vec![Warning::FormattingDropped])]
    {
        let (texts, found) = texts(&html(count), Limits::default());
        assert_eq!((texts.len(), found), (count, warnings));
    }
}

#[test]
fn formatting_elements_have_few_attributes() {
    const MAX: usize = 16;
    let html = |count: usize| -> String {
        let attributes: String = (0..count).map(|i| format!(" a{i}=x")).collect();
        format!("<p><b{attributes}>x</b>")
    };
    for (count, warnings) in
        [(MAX - 1, vec![]), (MAX, vec![]), (MAX + 1, vec![Warning::AttributesDropped])]
    {
        assert_eq!(parse(&html(count), Limits::default()).1, warnings);
    }
    let long = |bytes| format!("<p><b id={}>x</b>", "y".repeat(bytes));
    assert_eq!(parse(&long(2048), Limits::default()).1, []);
    assert_eq!(parse(&long(2049), Limits::default()).1, [Warning::AttributesDropped]);
}

#[test]
fn text_survives_any_number_of_nodes() {
    // Of an empty document: the root, html, head, body.
    const EMPTY: usize = 4;
    for (nodes, warnings) in
        [(EMPTY + 2, vec![Warning::TagsDropped]), (EMPTY + 3, vec![]), (EMPTY + 4, vec![])]
    {
        let (texts, found) = texts("<p>One</p><p>two", Limits::default().max_nodes(nodes));
        let text: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        assert_eq!((text, found), (vec!["One", "two"], warnings), "{nodes}");
    }
    let html = "<p>One<script>no</script><style>no</style><title>t</title>";
    assert!(!texts(html, Limits::default().max_nodes(EMPTY)).0.concat().contains("no"));
}

#[test]
fn an_iframe_in_a_noscript_takes_nothing_of_the_page() {
    for iframe in ["<iframe src=x>", "<iframe src=x />", "<iframe src=x></iframe>"] {
        let html = format!("<noscript>{iframe}</noscript><p>One<iframe>no</iframe><p>two");
        assert_eq!(texts(&html, Limits::default()).0.concat(), "Onetwo", "{iframe}");
    }
    let (texts, _) = texts("<noscript></noscript><p>One<iframe>no<p>two", Limits::default());
    assert_eq!(texts.concat(), "One");
}

#[test]
fn a_shadow_root_is_what_its_host_shows() {
    let (tree, _) = parse("<p><x-a><template shadowrootmode=open>In</template>", Limits::default());
    assert!(
        outline(&tree).contains("<div shadowrootmode=\"open\">\n7 \"In\""),
        "{}",
        outline(&tree)
    );
    let (tree, _) = parse("<p><x-a><template>In</template>", Limits::default());
    assert!(outline(&tree).contains("<template>"), "{}", outline(&tree));
}

/// Pieces of broken mark-up, each alone and in each of the contexts that change how it is read.
#[test]
fn both_tokenizers_give_the_same_tree() {
    const PIECES: &[&str] = &[
        "",
        "a",
        "<",
        "</",
        "<a",
        "<a ",
        "<a/",
        "<a b",
        "<a b=",
        "<a b='",
        "<a href='c",
        "<a href=c",
        "<a href=c/>d",
        "<a href = \"c\" class>d",
        "<a =href=c>",
        "<a href==c>",
        "<a href=c=d>e",
        "<a href='c'class=d>",
        "<a/ href=c/ class=d / >",
        "<A HREF=C>d</A>",
        "<a href=a href=b>",
        "<a\thref\n=\x0c'c'\t>",
        "<br/><br / ><p/>x",
        "</p>",
        "</p a=b>c",
        "</br>",
        "</>",
        "</ a>",
        "</3>",
        "<3",
        "<!",
        "<!>",
        "<!a>b",
        "<!-",
        "<!->b",
        "<!--",
        "<!-->a",
        "<!--->a",
        "<!---->a",
        "<!-- a --b --> c",
        "<!-- a --!> b",
        "<!-- a --! b --> c",
        "<!--a--- >b-->c",
        "<!--a--->b",
        "<!--<!-->a",
        "<!--<!--a-->b-->",
        "<?a?>b",
        "<?",
        "<![CDATA[a]]>b",
        "<![CDATA[a",
        "<![cdata[a]]>b",
        "&",
        "&amp;",
        "&amp",
        "&ampx",
        "&#65;",
        "&#x41",
        "&#0;",
        "&#x80;",
        "&#xd800;",
        "&nosuch;",
        "&notit;",
        "&NotEqualTilde;",
        "&;",
        "&#;",
        "&#x;",
        "<a href='?a&amp=b&amp;c&copy=d&copy'>",
        "<a href=?a&lt>x",
        "<p title=&quot;>x",
        "\0",
        "a\0b",
        "<a\0 h\0=\0 id=\0>\0",
        "<p\0>a",
        "\r",
        "a\rb\r\nc\n\rd",
        "<a href='a\r\nb'>",
        "\u{feff}a",
        "a\u{feff}",
        "<script>a</script>b",
        "<script>a<!--b</script>c",
        "<script><!--<script>a</script>b</script>c",
        "<script><!--<script>a--></script>b",
        "<script><!-->a</script>b",
        "<script><!--a-->b<script></script>c",
        "<script></scriptx></script >a",
        "<script type=application/ld+json>{\"a\":\"</p>\"}</script>b",
        "<script type='application/ld+json'>\0</script>",
        "<script></SCRIPT/>a",
        "<script>",
        "<script",
        "<style>a<b></style>c",
        "<style></styles></style>c",
        "<style><!--</style>-->c",
        "<style>",
        "<title>a<b>&amp;\0</title>c",
        "<title></title",
        "<textarea>\na&lt;</textarea>b",
        "<textarea>",
        "<xmp>a<b></xmp>c",
        "<iframe>a<b></iframe>c",
        "<noembed>a<b></noembed>c",
        "<noframes>a<b></noframes>c",
        "<noscript><p>a</noscript>b",
        "<plaintext>a</plaintext><b>\0",
        "<svg><title>a<p>b",
        "<svg/>a",
        "<svg><![CDATA[a\0<b>]]>c</svg>d",
        "<svg><script>a</script>b",
        "<svg><style>a<b></style>",
        "<svg><foreignObject><p>a</svg>b",
        "<math><mi>a<p>b",
        "<math><annotation-xml encoding=text/html><p>a",
        "<math><annotation-xml><p>a",
        "<svg><font color=a>b",
        "<svg><font>b",
        "<svg><a/>b",
        "<svg><use xlink:href=a href=b>c",
        "<svg><desc><b>x",
        "<table>a<tr>b<td>c",
        "<table><a>b<tr><td></a>c",
        "<table><input type=hidden><input>",
        "<b>a<p>b</b>c",
        "<b><i>a</b>b</i>c",
        "<a href=a>a<a href=b>b",
        "<b id=a><b id=a><b id=a><b id=a>x<p>y",
        "<p>a<table>b",
        "<select><option>a<p>b</select>c",
        "<button>a<button>b",
        "<form>a<form>b",
        "<li>a<li>b<ul><li>c",
        "<h1>a<h2>b",
        "<nobr>a<nobr>b",
        "<ruby>a<rt>b<rp>c",
        "<body class=a><body class=b id=c>d",
        "<html lang=a><html lang=b dir=c>d",
        "<head><meta charset=a></head>b<meta name=c>",
        "<image src=a>",
        "<frameset><frame></frameset>a",
        "<noscript><iframe src=a /></noscript>b",
        "<noscript><iframe>a</noscript>b</iframe>c",
        "<template><p>a</template>b",
        "<template id=B:0></template>a<!--/$-->b<div hidden id=S:0>c</div>",
        "<!-- /$ --><!--/$ --><!--/$a--><!--/$--!>",
        "<!--/$",
        "<!--/$-",
        "<!--/$--",
        "<!--/$--!",
        "<template shadowrootmode=open>a",
        "<p><x-y><template shadowrootmode=closed><b>a</template>b",
        "<isindex>",
        "</body>a</html>b",
        "<dd>a<dt>b",
        "<!doctype html><p>a<table>b",
        "<!doctype><p>a<table>b",
        "<!doctype html",
        "<!doctypehtml>a<p><table>",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\"><p>a<table>b",
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://a.example/b'><p>a<table>b",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Frameset//EN\"><p>a<table>b",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Frameset//EN\" \"\"><p>a<table>b",
        "<!DOCTYPE html SYSTEM 'http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd'><p>a<table>b",
        "<!DOCTYPE html SYSTEM><p>a<table>b",
        "<!DOCTYPE html PUBLIC><p>a<table>b",
        "<!DOCTYPE html x><p>a<table>b",
        "<!DOCTYPE html PUBLIC 'a>b'><p>a<table>c",
        "<!DOCTYPE html PUBLIC 'a' x><p>a<table>c",
        "<!DOCTYPE html SYSTEM 'a' x><p>a<table>c",
        "<!DOCTYPE html SYSTEM 'a",
        "<!DOCTYPE html SYSTEM 'a'",
        "<!doctype h\0><p>a<table>b",
        "<!doctype html public\"a\"\"b\"><p>a<table>b",
    ];
    const CONTEXTS: &[(&str, &str)] = &[
        ("", ""),
        ("<!doctype html><p>x ", " y"),
        ("<title>x ", " y</title>z"),
        ("<script>x ", " y</script>z"),
        ("<style>x ", " y</style>z"),
        ("<svg>x ", " y</svg>z"),
        ("<table>x ", " y</table>z"),
        ("<table><tr><td>x ", " y</table>z"),
        ("<plaintext>", " y"),
        ("<!--", "-->z"),
        ("<p title=\"", "\">z"),
        ("<a href=", ">z</a>"),
        ("<select>", "</select>z"),
        ("<math><mtext>", "</math>z"),
    ];
    for piece in PIECES {
        for (before, after) in CONTEXTS {
            check_same(&format!("{before}{piece}{after}"));
        }
        for next in PIECES {
            check_same(&format!("{piece}{next}"));
        }
    }
}

#[test]
fn both_tokenizers_give_the_same_tree_of_mutated_fixtures() {
    let folders = std::fs::read_dir("tests/fixtures").expect("the fixtures are there");
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 33) as usize % below.max(1)
    };
    for folder in folders {
        let path = folder.expect("a folder").path().join("page.html");
        let Ok(html) = std::fs::read_to_string(path) else { continue };
        check_same(&html);
        for _ in 0..20 {
            let mut bytes = html.as_bytes().to_vec();
            let start = next(bytes.len());
            bytes.drain(..start);
            bytes.truncate(4096);
            for _ in 0..8 {
                let signs = b"<>/!-&;'\"= \0\r\nab]";
                let (at, sign) = (next(bytes.len()), signs[next(signs.len())]);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = sign;
                }
            }
            check_same(&String::from_utf8_lossy(&bytes));
        }
    }
}
