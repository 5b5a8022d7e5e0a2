//! Reads and writes slices by number without a panic: what is not there is the default.

use std::ops::Range;

/// Tables by the number of a node, of a leaf or of anything else.
pub(crate) trait At<T> {
    /// The value of number `i`.
    fn at(&self, i: impl TryInto<usize>) -> T
    where
        T: Copy + Default;

    /// Changes the value of number `i`, if there is one.
    fn put(&mut self, i: impl TryInto<usize>, value: T) {
        self.change(i, |old| *old = value);
    }

    /// Calls `f` with the value of number `i`, if there is one.
    fn change(&mut self, i: impl TryInto<usize>, f: impl FnOnce(&mut T));

    /// The values of a range, or none if it is not all there.
    fn slice(&self, range: &Range<u32>) -> &[T];
}

impl<T> At<T> for [T] {
    #[inline]
    fn at(&self, i: impl TryInto<usize>) -> T
    where
        T: Copy + Default,
    {
        i.try_into().ok().and_then(|i| self.get(i)).copied().unwrap_or_default()
    }

    #[inline]
    fn change(&mut self, i: impl TryInto<usize>, f: impl FnOnce(&mut T)) {
        if let Some(value) = i.try_into().ok().and_then(|i| self.get_mut(i)) {
            f(value);
        }
    }

    #[inline]
    fn slice(&self, range: &Range<u32>) -> &[T] {
        self.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// The last border of a character at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The beginning of a text, of so many bytes or as many less as end with a whole letter.
pub(crate) fn head(text: &str, max_bytes: usize) -> &str {
    text.get(..floor(text, max_bytes)).unwrap_or_default()
}

/// A table of what an expression makes of each byte.
macro_rules! by_byte {
    ($byte:ident => $of_byte:expr) => {{
        let mut table = [0; 256];
        let mut rest: &mut [_] = &mut table;
        let mut $byte = 0_u8;
        while let [entry, others @ ..] = rest {
            *entry = $of_byte;
            (rest, $byte) = (others, $byte.wrapping_add(1));
        }
        table
    }};
}
pub(crate) use by_byte;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_an_entry_for_each_byte() {
        static HALVES: [u8; 256] = by_byte!(byte => byte / 2);
        assert_eq!([0, 1, 2, 254, 255].map(|byte: u8| HALVES.at(byte)), [0, 0, 1, 127, 127]);
    }

    #[test]
    fn a_head_ends_with_a_whole_letter() {
        let heads = [0, 1, 2, 3, 4, 5].map(|bytes| head("aüß", bytes));
        assert_eq!(heads, ["", "a", "a", "aü", "aü", "aüß"]);
        assert_eq!(head("a", usize::MAX), "a");
    }

    #[test]
    fn what_is_not_there_is_the_default() {
        let mut table = [1_u8, 2];
        table.put(1_u32, 3);
        table.put(2_u32, 4);
        assert_eq!((table.at(0_usize), table.at(1_u32), table.at(2_u32)), (1, 3, 0));
        assert_eq!((table.slice(&(1..2)), table.slice(&(1..3))), (&[3][..], &[][..]));
    }
}
