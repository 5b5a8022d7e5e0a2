//! Reads the files of the tables. All numbers in them are little-endian.

/// What is left of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

impl<'b> Reader<'b> {
    /// A number of 32 bits; nothing at the end of the file.
    pub(super) fn u32(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*number))
    }

    pub(super) fn f32(&mut self) -> Option<f32> {
        self.u32().map(f32::from_bits)
    }

    /// How many of something follow.
    pub(super) fn count(&mut self) -> Option<usize> {
        self.u32()?.try_into().ok()
    }

    /// So many records of the same length; nothing if the file ends before.
    pub(super) fn records<const N: usize>(&mut self, count: usize) -> Option<&'b [[u8; N]]> {
        let (records, rest) = self.0.split_at_checked(count.checked_mul(N)?)?;
        self.0 = rest;
        Some(records.as_chunks().0)
    }

    /// So many numbers of 32 bits.
    pub(super) fn u32s(&mut self, count: usize) -> Option<Vec<u32>> {
        Some(self.records(count)?.iter().map(|it| u32::from_le_bytes(*it)).collect())
    }

    /// So many rows of small numbers.
    pub(super) fn rows<const N: usize>(&mut self, count: usize) -> Option<Vec<[i8; N]>> {
        Some(self.records(count)?.iter().map(|row| row.map(u8::cast_signed)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other() {
        let mut reader = Reader(&[2, 0, 0, 0, 0, 0, 128, 63, 1, 0xff, 2, 3, 9]);
        assert_eq!(reader.count(), Some(2));
        assert_eq!(reader.f32(), Some(1.0));
        assert_eq!(reader.rows(2), Some(vec![[1_i8, -1], [2, 3]]));
        assert_eq!(reader.0, [9]);
    }

    #[test]
    fn what_is_cut_off_is_not_read() {
        assert_eq!(Reader(&[1, 2, 3]).u32(), None);
        assert_eq!(Reader(&[1, 0, 0, 0, 2]).u32s(2), None);
        assert_eq!(Reader(&[1, 2, 3]).records::<2>(usize::MAX), None);
    }
}
