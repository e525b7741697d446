//! What is known of words: a map that is filled once, from a data file, and looked into often.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

/// Values by words.
///
/// It is a hash table of our own because those of hashbrown keep no pointer to where their memory
/// begins: a map that lives as long as the program would be "possibly lost" to valgrind, and so
/// to everyone who links the C library and looks for leaks. The words lie end to end.
pub(crate) struct WordMap<V> {
    hasher: DefaultHashBuilder,
    words: Vec<Word<V>>,
    text: Vec<u8>,
    /// Open addressing: a word lies in the first free place from where its hash says. As many as a
    /// power of two; at least every fourth is free.
    places: Vec<Place>,
}

struct Word<V> {
    start: usize,
    length: usize,
    value: V,
}

/// A part of a word's hash, and the word's number and one more; 0 where the place is free.
#[derive(Clone, Copy, Default)]
struct Place {
    tag: u32,
    word: u32,
}

const FEWEST: usize = 16;

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self {
            hasher: DefaultHashBuilder::default(),
            words: Vec::new(),
            text: Vec::new(),
            places: vec![Place::default(); FEWEST],
        }
    }
}

impl<V> WordMap<V> {
    #[inline]
    pub(crate) fn get(&self, word: &[u8]) -> Option<&V> {
        let number = self.find(word, self.hasher.hash_one(word)).ok()?;
        Some(&self.words[number].value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.words.iter_mut().map(|word| &mut word.value)
    }

    /// How many words there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of a word, or the place that is free for it.
    #[inline]
    fn find(&self, word: &[u8], hash: u64) -> Result<usize, usize> {
        let last = self.places.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let place = self.places[at & last];
            if place.word == 0 {
                return Err(at);
            }
            let number = place.word as usize - 1;
            if place.tag == tag(hash) && self.word(number) == word {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
    }

    fn word(&self, number: usize) -> &[u8] {
        let Word { start, length, .. } = self.words[number];
        &self.text[start..start + length]
    }

    /// Twice as many places.
    fn grow(&mut self) {
        self.places = vec![Place::default(); self.places.len() * 2];
        for number in 0..self.words.len() {
            let hash = self.hasher.hash_one(self.word(number));
            if let Err(at) = self.find(self.word(number), hash) {
                self.places[at] = Place {
                    tag: tag(hash),
                    word: number as u32 + 1,
                };
            }
        }
    }
}

impl<V: Default> WordMap<V> {
    /// The value of a word, which is added with the default if it is new.
    pub(crate) fn entry(&mut self, word: &[u8]) -> &mut V {
        if self.words.len() >= self.places.len() / 4 * 3 {
            self.grow();
        }
        let hash = self.hasher.hash_one(word);
        let number = self.find(word, hash).unwrap_or_else(|at| {
            self.words.push(Word {
                start: self.text.len(),
                length: word.len(),
                value: V::default(),
            });
            self.text.extend_from_slice(word);
            self.places[at] = Place {
                tag: tag(hash),
                word: self.words.len() as u32,
            };
            self.words.len() - 1
        });
        &mut self.words[number].value
    }
}

/// The part of a hash that does not say where a word lies.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn it_says_what_a_hash_map_says(words in prop::collection::vec("[ab]{0,7}|[a-zé]{1,3}", 0..300), others in prop::collection::vec("[ab]{0,7}", 0..50)) {
            let (mut ours, mut theirs) = (WordMap::<u32>::default(), HashMap::<&str, u32>::new());
            for word in &words {
                *ours.entry(word.as_bytes()) += 1;
                *theirs.entry(word).or_default() += 1;
            }
            for word in words.iter().chain(&others) {
                prop_assert_eq!(ours.get(word.as_bytes()), theirs.get(word.as_str()), "{}", word);
            }
            let total: u32 = ours.values_mut().map(|count| *count).sum();
            prop_assert_eq!(total as usize, words.len());
        }
    }
}
