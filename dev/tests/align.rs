//! Which blocks a truth made by hand holds: training and the blame table rest on it.

#[path = "../examples/common/align.rs"]
mod align;

const LONG: &str = "It rained all night in the valley, and by the morning the road was gone.";
const OTHER: &str = "Nobody was hurt, the mayor said, but the power is out until the weekend.";

#[track_caller]
fn check(blocks: &[&str], truth: &[&str], held: &[bool]) {
    let blocks: Vec<_> = blocks.iter().map(|block| align::words(block)).collect();
    assert_eq!(align::held(&blocks, &align::words(&truth.join("\n"))), held);
}

#[test]
fn long_blocks_are_found_wherever_they_stand() {
    check(&["Menu", LONG, OTHER], &[LONG, OTHER], &[false, true, true]);
    check(&[OTHER, LONG], &[LONG, OTHER], &[true, true]);
}

#[test]
fn of_two_copies_one_is_held() {
    check(&[LONG, LONG], &[LONG], &[true, false]);
    check(&[LONG, LONG], &[LONG, LONG], &[true, true]);
}

#[test]
fn short_blocks_are_held_only_between_their_neighbours() {
    check(
        &["The road", LONG, "So be it.", OTHER],
        &[LONG, "So be it.", OTHER],
        &[false, true, true, true],
    );
    check(&[LONG, OTHER, "The road"], &[LONG, OTHER], &[true, true, false]);
    check(&["Rain", LONG], &["Rain", LONG], &[true, true]);
}

#[test]
fn a_block_of_other_words_is_not_held() {
    check(
        &["It rained all night in the city, and nothing else happened there at all."],
        &[LONG],
        &[false],
    );
    check(&[""], &[LONG], &[false]);
    check(&[LONG], &[], &[false]);
}
