//! Where the items of lists stand, when lists are lines that are indented.

/// The items that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Items(Vec<Item>);

/// An item whose list or text may go on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    depth: u8,
    /// How far its text is from its mark.
    width: usize,
    /// The number before it.
    pub(super) number: Option<u32>,
    /// What tells its list from one that follows without anything between.
    pub(super) is_other: bool,
}

impl Items {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// How far the text of a block that goes on with the open item of its depth is indented, or
    /// `None` if there is no such item. Deeper items are closed.
    pub(super) fn go_on(&mut self, depth: u8) -> Option<usize> {
        self.0.truncate(self.0.partition_point(|open| open.depth <= depth));
        (self.0.last()?.depth == depth).then(|| self.indent())
    }

    /// Makes room for an item. Gives how far its mark is indented, and the item before it in the
    /// list. What is indented by more than a level would be code.
    pub(super) fn make_room(&mut self, depth: u8) -> (usize, Option<Item>) {
        let at = self.0.partition_point(|open| open.depth < depth);
        let before = self.0.get(at).copied();
        self.0.truncate(at);
        (self.indent(), before)
    }

    pub(super) fn open(&mut self, depth: u8, width: usize, number: Option<u32>, is_other: bool) {
        self.0.push(Item { depth, width, number, is_other });
    }

    fn indent(&self) -> usize {
        self.0.iter().map(|open| open.width).sum()
    }
}
