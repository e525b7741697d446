//! A list in segments: each thread makes its own, and none is copied.

use std::ops::{Index, IndexMut, Range};

/// A list in segments, in order. None is empty, but the first of an empty list.
#[derive(Clone)]
pub(crate) struct Segmented<T> {
    first: Vec<T>,
    /// Where each of the others starts, and what it holds.
    others: Vec<(usize, Vec<T>)>,
    len: usize,
}

impl<T> Segmented<T> {
    pub(super) fn new(first: Vec<T>) -> Self {
        Self {
            len: first.len(),
            first,
            others: Vec::new(),
        }
    }

    /// Adds a segment behind all others.
    pub(super) fn push(&mut self, segment: Vec<T>) {
        if self.len == 0 {
            *self = Self::new(segment);
        } else if !segment.is_empty() {
            let start = self.len;
            self.len += segment.len();
            self.others.push((start, segment));
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        (self.first.iter()).chain(self.others.iter().flat_map(|(_, segment)| segment))
    }

    /// The segment that a row behind the first one is in: its number among the others, and the place in it.
    #[cold]
    fn place(&self, row: usize) -> (usize, usize) {
        let behind = (self.others).partition_point(|&(start, _)| start <= row);
        let segment = behind.saturating_sub(1);
        (segment, row - self.others[segment].0)
    }
}

impl<T> Index<usize> for Segmented<T> {
    type Output = T;

    #[inline]
    fn index(&self, row: usize) -> &T {
        if let Some(it) = self.first.get(row) {
            return it;
        }
        let (segment, row) = self.place(row);
        &self.others[segment].1[row]
    }
}

impl<T> IndexMut<usize> for Segmented<T> {
    #[inline]
    fn index_mut(&mut self, row: usize) -> &mut T {
        if row < self.first.len() {
            return &mut self.first[row];
        }
        let (segment, row) = self.place(row);
        &mut self.others[segment].1[row]
    }
}

/// Rows that are in one segment, as those of one objective are.
impl<T> Index<Range<usize>> for Segmented<T> {
    type Output = [T];

    fn index(&self, rows: Range<usize>) -> &[T] {
        if rows.end <= self.first.len() {
            return &self.first[rows];
        }
        if rows.is_empty() {
            return &[];
        }
        let (segment, start) = self.place(rows.start);
        &self.others[segment].1[start..start + rows.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn segments_are_as_one_list(
            segments in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..5), 1..6),
            more in any::<u8>(),
        ) {
            let mut whole: Vec<u8> = segments.concat();
            let mut list = Segmented::new(segments[0].clone());
            for segment in &segments[1..] {
                list.push(segment.clone());
            }
            prop_assert_eq!(list.len(), whole.len());
            prop_assert_eq!(list.iter().copied().collect::<Vec<_>>(), whole.clone());
            for row in 0..whole.len() {
                list[row] = list[row].wrapping_add(more);
                whole[row] = whole[row].wrapping_add(more);
                prop_assert_eq!(list[row], whole[row]);
                prop_assert_eq!(&list[row..row], &[] as &[u8]);
            }
            let mut start = 0;
            for segment in &segments {
                let rows = start..start + segment.len();
                prop_assert_eq!(&list[rows.clone()], &whole[rows.clone()]);
                start = rows.end;
            }
        }
    }
}
