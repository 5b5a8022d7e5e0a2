//! On which articles something stood: the smallest of their numbers.
//!
//! A number is a hash of the article, so the smallest ones are a fair sample of all. To add one twice changes
//! nothing, and the order of numbers makes no difference: k minimum values (Bar-Yossef et al. 2002; Beyer et al.
//! 2007).

/// The number of an article. `u16::MAX` stands for none.
pub(super) type Article = u16;

/// So many numbers are kept. Of what stood on no more articles they are all there.
const KEPT: usize = 8;

/// The smallest numbers of the articles on which something stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    /// In order; behind them [`Article::MAX`].
    smallest: [Article; KEPT],
}

impl Default for Sketch {
    fn default() -> Self {
        Self { smallest: [Article::MAX; KEPT] }
    }
}

impl Sketch {
    pub(super) fn add(&mut self, article: Article) {
        // What comes in pushes the next larger one on, and the largest one out.
        let mut moved = article;
        for slot in &mut self.smallest {
            if *slot == moved {
                return;
            }
            if moved < *slot {
                std::mem::swap(slot, &mut moved);
            }
        }
    }

    pub(super) fn articles(&self) -> &[Article] {
        let end = self.smallest.partition_point(|article| *article < Article::MAX);
        self.smallest.get(..end).unwrap_or_default()
    }

    /// Beyond this number articles may be missing.
    pub(super) fn bound(&self) -> Article {
        self.smallest.last().copied().unwrap_or(Article::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(articles: &[Article]) -> Sketch {
        let mut sketch = Sketch::default();
        articles.iter().for_each(|article| sketch.add(*article));
        sketch
    }

    #[test]
    fn the_smallest_are_kept_whatever_the_order() {
        assert_eq!(of(&[5, 3, 9, 3]).articles(), [3, 5, 9]);
        assert_eq!(of(&[9, 5, 3]), of(&[3, 3, 5, 9]));
        assert_eq!(of(&[9, 5, 3]).bound(), Article::MAX);
        let many: Vec<Article> = (1..100).rev().collect();
        assert_eq!(of(&many).articles(), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(of(&many).bound(), 8);
        assert!(of(&[]).articles().is_empty());
    }
}
