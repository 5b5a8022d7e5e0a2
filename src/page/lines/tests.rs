use super::*;

/// Two paragraphs and what stands around them.
const STORY: &str = "\
The river that runs through the valley rose by two metres within an hour, said Anna Berg, who has kept \
the gauge at the old mill since 1998 and had never seen the water climb so fast before. She warned the \
town at once.

Rescuers brought forty people to the school on the hill, where the Red Cross had put up beds in the gym \
hall; most of them went home on Sunday, when the rain had stopped and the bridges were open again.";

#[track_caller]
fn check_kinds(text: &str, expect: &[(Kind, &str)]) {
    let page = read(text);
    page.check();
    let got: Vec<_> = page.leaves.iter().map(|leaf| (leaf.kind, page.text_of(leaf))).collect();
    assert_eq!(got, expect);
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let page = read(text);
    page.check();
    let got: Vec<_> = page.leaves.iter().map(|leaf| page.text_of(leaf)).collect();
    assert_eq!(got, expect);
}

/// Wraps each line as most programs do.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        out.push_str(&line[..indent]);
        let mut used = indent;
        for (i, word) in line.trim_start().split(' ').enumerate() {
            let chars = word.chars().count();
            if i > 0 && used + 1 + chars > width {
                out.push('\n');
                used = 0;
            } else if i > 0 {
                out.push(' ');
                used += 1;
            }
            out.push_str(word);
            used += chars;
        }
        out.push('\n');
    }
    out
}

#[test]
fn a_line_is_a_leaf() {
    check("One.\n\n \tTwo  words.\r\n", &["One.", "Two words."]);
}

#[test]
fn bullets_make_items() {
    check_kinds(
        "• One\n* indicates required",
        &[(Kind::ListItem(1), "One"), (Kind::Paragraph, "* indicates required")],
    );
}

#[test]
fn wrapped_text_is_joined_at_any_width() {
    let paragraphs: Vec<&str> = STORY.split("\n\n").collect();
    for width in [50, 66, 72, 80, 100] {
        check(&wrap(STORY, width), &paragraphs);
        // Columns of addresses and menus do not hide it.
        let menu = "Home\nNews\nSport\nhttps://example.com/a/long/address/that/no/program/breaks/because/it/has/no/blank/at/all/in/it\n";
        let all: Vec<&str> = menu.lines().chain(paragraphs.iter().copied()).collect();
        check(&wrap(&format!("{menu}{STORY}"), width), &all);
    }
}

#[test]
fn paragraphs_without_blank_lines_stay_apart() {
    let story = STORY.replace("\n\n", "\n");
    check(&wrap(&story, 72), &story.lines().collect::<Vec<_>>());
}

#[test]
fn a_heading_above_wrapped_text_stays_apart() {
    let story = format!("Forty people leave their homes\n{STORY}");
    let all: Vec<&str> = story.lines().filter(|line| !line.is_empty()).collect();
    check(&wrap(&story, 72), &all);
}

#[test]
fn items_of_a_wrapped_list_are_items() {
    let list = "* Two bridges over the river are shut until the end of the month, and nobody knows who will pay for them.\n\
                * The school in the village is open again, though the gym hall is kept for those who have no other roof.\n";
    let items: Vec<_> = list.lines().map(|line| (Kind::ListItem(1), &line[2..])).collect();
    check_kinds(&wrap(list, 50), &items);
    let hanging = wrap(list, 50).replace('\n', "\n  ").replace("  *", "*");
    check_kinds(&hanging, &items);
}

#[test]
fn a_line_that_is_further_in_begins_a_paragraph() {
    let story = STORY.replace("\n\n", "\n");
    let indented: String = story.lines().map(|line| format!("   {line}\n")).collect();
    check(&wrap(&indented, 72), &story.lines().collect::<Vec<_>>());
}

#[test]
fn wrapped_text_is_joined_in_any_script() {
    let russian = "Вода в реке поднялась на два метра за один час, сказала смотрительница старой мельницы, которая следит за \
                   уровнем с начала века и никогда не видела, чтобы река разливалась так быстро и так широко.";
    check(&wrap(russian, 60), &[russian]);
    let arabic = "ارتفع منسوب المياه في النهر مترين خلال ساعة واحدة كما قالت حارسة الطاحونة القديمة التي تراقب النهر منذ سنوات طويلة \
                  ولم تر قط مياها ترتفع بهذه السرعة في الوادي كله";
    check(&wrap(arabic, 45), &[arabic]);
}

#[test]
fn scripts_without_spaces_are_joined_without_one() {
    let chinese = "昨夜暴雨过后河水在一个小时之内上涨了两米，老磨坊的看守人安娜说，她从一九九八年起就在那里记录水位，从来没有见过河水涨得这样快，\
                   她立刻通知了镇上的居民，消防队员把四十个人送到了山上的学校，大多数人在星期天雨停之后回到了自己的家里，桥梁也重新开放了。";
    let chars: Vec<char> = chinese.chars().collect();
    let wrapped: Vec<String> = chars.chunks(25).map(|line| line.iter().collect()).collect();
    check(&wrapped.join("\n"), &[chinese]);
}

#[test]
fn bytes_are_a_width_too() {
    let russian = "Вода в реке поднялась на два метра за один час, сказала смотрительница старой мельницы Anna Berg, \
                   которая следит за уровнем с начала века, with a gauge and a lamp, и никогда не видела, чтобы река разливалась так быстро.";
    let mut wrapped = String::new();
    let mut bytes = 0;
    for word in russian.split_inclusive(' ') {
        if bytes + word.len() > 80 {
            wrapped.push('\n');
            bytes = 0;
        }
        wrapped.push_str(word);
        bytes += word.len();
    }
    check(&wrapped, &[russian]);
}

#[test]
fn a_hyphen_at_the_end_of_a_line_stays_one() {
    let story = "The long-term plan for the valley and the well-known mill was read out by the state-\n\
                 owned company that runs the dam, and it says that no house may stand so near to the\n\
                 river again, whatever those who live there say, and that the dam will be made higher\n\
                 by the end of the year.";
    let joined = story.replace("-\n", "-").replace('\n', " ");
    check(story, &[&joined]);
}

#[test]
fn lines_that_nobody_wrapped_stay_apart() {
    // A sentence a line, and headings of many lengths.
    let sentences = "It rained all night in the valley above the mill.\n\
                     The river rose by two metres.\n\
                     Anna Berg, who has kept the gauge since 1998, had never seen the water climb so fast.\n\
                     She warned the town.";
    check(sentences, &sentences.lines().collect::<Vec<_>>());
    let menu = "Latest news from the valley and the mill\nWhat the flood means for the harvest\nTwelve photos of the bridge\n\
                Why nobody saw it come, and what to do next\nOpinion: who pays\nThe mill that has stood for three centuries";
    check(menu, &menu.lines().collect::<Vec<_>>());
}

#[test]
fn sentences_torn_at_links_are_joined() {
    check(
        "Flood in the valley\nHe told\nReuters\nthat rain had fallen all night in the valley.\nMore soon.",
        &[
            "Flood in the valley",
            "He told Reuters that rain had fallen all night in the valley.",
            "More soon.",
        ],
    );
    check(
        "The mayor of the town at the river,\nAnna Berg\n, spoke of a miracle (\nvideo\n). Nobody was hurt\n.",
        &[
            "The mayor of the town at the river, Anna Berg, spoke of a miracle (video). Nobody was hurt.",
        ],
    );
    check(
        "Der Fluss stieg nach Angaben der\nFeuerwehr Oberdorf\nin einer Stunde um zwei Meter.",
        &["Der Fluss stieg nach Angaben der Feuerwehr Oberdorf in einer Stunde um zwei Meter."],
    );
    check(
        "По словам смотрительницы старой\nмельницы\n, вода поднялась за час на два метра.",
        &["По словам смотрительницы старой мельницы, вода поднялась за час на два метра."],
    );
    check("老磨坊的看守人\n安娜\n，昨夜记录了水位。", &["老磨坊的看守人安娜，昨夜记录了水位。"]);
    check(
        "The plan is the\nmayor\n’s own, and nobody likes it.",
        &["The plan is the mayor’s own, and nobody likes it."],
    );
}

#[test]
fn menus_headings_and_captions_are_not_joined() {
    for text in [
        "home\nabout us\ncontact\ntwitter",
        "Rain\nflood\nvalley",
        "Flood in the valley\nIt rained all night in the valley.\nThe river rose.",
        "Flood in the valley leaves many without a home\nAnna Berg\nIt rained all night in the valley.",
        "A man crosses the bridge in the rain\nPhoto: Anna Berg/AFP\nIt rained all night in the valley.",
        "Flood in the valley leaves many without a home\nby\nAnna Berg\nIt rained all night.",
        "3 May 2024 at 21:08\nthank you, this was a good read.",
        "Which phone floats best in the rain\niPhone\nexample.com",
        "Flood in the valley leaves many without a home:\nwhat we know",
        "The river rose by two metres and took the old bridge with it\n...\n.net and the flood",
        "სოფელში მთელი ღამე წვიმდა და მდინარე ადიდდა\nხიდი დაიხურა.",
    ] {
        check(text, &text.lines().collect::<Vec<_>>());
    }
}

#[test]
fn a_blank_line_parts_unless_the_scraper_wrote_it_everywhere() {
    check(
        "He told reporters in the old town hall on Sunday\n\nthat it rains.",
        &["He told reporters in the old town hall on Sunday", "that it rains."],
    );
    check(
        "It rained in\n\nBergen\n\n, in\n\nOslo\n\n, and in\n\nHamar\n\n, they said.",
        &["It rained in Bergen, in Oslo, and in Hamar, they said."],
    );
}

#[test]
fn marks_of_markdown_begin_a_block() {
    check(
        "He told reporters in the old town hall\n> that it rains.\n# and snows.\n- and freezes.\n| a | b |\n---",
        &[
            "He told reporters in the old town hall",
            "> that it rains.",
            "# and snows.",
            "and freezes.",
            "| a | b |",
            "---",
        ],
    );
}

#[test]
fn nothing_is_lost() {
    let text = wrap(&format!("{STORY}\nHe told\nReuters\n, they say.\n- One\n"), 60);
    let letters = |text: &str| text.split_whitespace().collect::<String>().replace("-One", "One");
    assert_eq!(letters(&read(&text).text), letters(&text));
}
