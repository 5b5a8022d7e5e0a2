//! Blocks to text and mark-up.

mod address;
mod formula;
mod front_matter;
pub(crate) mod html;
mod items;
pub(crate) mod markdown;
mod marks;
pub(crate) mod report;
pub(crate) mod text;

use std::{borrow::Cow, ops::Range};

use crate::{Block, Extraction, Image, Kind, Label, Player, Selection};

/// What stands in mark-up, in the order of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece<'p> {
    Block(Block<'p>),
    Image(&'p Image),
    Player(&'p Player),
}

/// The pieces of a page that a selection has. What belongs to an image stands with it.
pub(crate) fn pieces(page: &Extraction, selection: Selection) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let images = if selection.images { page.images() } else { &[] };
    let players = if selection.players { page.players() } else { &[] };
    let mut images = images.iter().peekable();
    let mut players = players.iter().peekable();
    for (position, block) in page.blocks().enumerate() {
        while let Some(image) = images.next_if(|image| image.position() <= position) {
            pieces.push(Piece::Image(image));
        }
        while let Some(player) = players.next_if(|player| player.position() <= position) {
            pieces.push(Piece::Player(player));
        }
        let is_drawn = selection.images
            && block.image().is_some()
            && matches!(block.label(), Label::Caption | Label::Credit);
        if selection.shows(block) && !is_drawn {
            pieces.push(Piece::Block(block));
        }
    }
    pieces.extend(images.map(Piece::Image));
    pieces.extend(players.map(Piece::Player));
    pieces
}

impl Block<'_> {
    /// Whether it is the caption of a table whose first row comes next.
    fn begins_table(&self, next: Option<&Piece<'_>>) -> bool {
        let is_row = |next: &Block<'_>| Form::of(*next) == Form::Row && next.table == self.table;
        self.kind() == Kind::Caption
            && self.table.is_some()
            && matches!(next, Some(Piece::Block(next)) if is_row(next))
    }
}

/// What a block becomes in mark-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Title,
    Standfirst,
    Heading(u8),
    Caption,
    /// The depth counts from 1.
    Item(u8),
    Row,
    Code,
    Quote,
    Paragraph,
}

impl Form {
    /// A label that has a form of its own wins: a headline in a table is no row of it, and would
    /// end it.
    pub(crate) fn of(block: Block<'_>) -> Self {
        match (block.label(), block.kind()) {
            (Label::Title, _) => Self::Title,
            (Label::Standfirst, _) => Self::Standfirst,
            // The headline is the only one of the first level.
            (_, Kind::Heading(level)) => Self::Heading(level.clamp(2, 6)),
            (Label::Caption | Label::Credit, _) => Self::Caption,
            (_, Kind::ListItem(depth)) => Self::Item(depth.max(1)),
            (_, Kind::TableRow) => Self::Row,
            (_, Kind::Code) => Self::Code,
            (Label::PullQuote, _) | (_, Kind::Quote) => Self::Quote,
            _ => Self::Paragraph,
        }
    }

    /// Whether two blocks of these forms are parts of one list, one table or one quote.
    fn continues(self, last: Self, block: Block<'_>, before: Block<'_>) -> bool {
        match (last, self) {
            (Self::Item(_), Self::Item(_)) => true,
            (Self::Row, Self::Row) => before.table == block.table,
            (Self::Quote, Self::Quote) => before.label() == block.label(),
            _ => false,
        }
    }
}

/// A piece of a text, and the address it leads to.
struct Run<'p> {
    text: &'p str,
    url: Option<Cow<'p, str>>,
    /// Whether it is a formula, as TeX.
    is_formula: bool,
}

impl<'p> Run<'p> {
    /// A text that leads nowhere.
    fn plain(text: &'p str) -> Self {
        Self { text, url: None, is_formula: false }
    }
}

/// The text of a block without white space around it, cut where its links begin and end. An address
/// that could act is none.
fn runs<'p>(block: Block<'p>, has_links: bool) -> Vec<Run<'p>> {
    let text = block.text();
    let (mut end, last) = match Form::of(block) {
        // The first cell may be empty.
        Form::Row => (0, text.len()),
        _ => (text.len() - text.trim_start().len(), text.trim_end().len()),
    };
    let mut runs = Vec::new();
    let mut formulas = block.formulas().peekable();
    let mut push = |range: Range<usize>, url: Option<Cow<'p, str>>| {
        let mut at = range.start;
        let mut add = |range: Range<usize>, is_formula| {
            let text = text.get(range).unwrap_or_default();
            if !text.is_empty() {
                runs.push(Run { text, url: url.clone(), is_formula });
            }
        };
        while let Some(formula) = formulas.next_if(|it| it.end <= range.end) {
            if at <= formula.start {
                add(at..formula.start, false);
                at = formula.end;
                add(formula, true);
            }
        }
        add(at..range.end, false);
    };
    for link in block.links().filter(|_| has_links) {
        // Links neither overlap nor reach beyond the text.
        let range = link.range();
        let inside = range.start..range.end.min(last);
        if end <= inside.start
            && inside.start <= inside.end
            && let Some(url) = address::of_link(link.url())
        {
            push(end..inside.start, None);
            push(inside, Some(url));
            end = range.end;
        }
    }
    push(end..last, None);
    runs
}

/// The cells of a row, cut as [`runs`] are.
fn cells<'p>(runs: &[Run<'p>]) -> Vec<Vec<Run<'p>>> {
    let mut cells = vec![Vec::new()];
    for run in runs {
        for (i, text) in run.text.split('\t').enumerate() {
            if i > 0 {
                cells.push(Vec::new());
            }
            if let (Some(cell), false) = (cells.last_mut(), text.is_empty()) {
                cell.push(Run { text, url: run.url.clone(), ..*run });
            }
        }
    }
    cells
}
