use super::*;
use std::fs;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An encoder that counts what it is asked.
#[derive(Debug)]
struct Counting(AtomicUsize);

impl SentenceEncoder for Counting {
    fn dimensions(&self) -> usize {
        2
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        Vectors::new(2, texts.iter().flat_map(|text| [1.0, text.len() as f32]).collect())
    }

    fn encode_runs(&self, texts: &[&str], runs: &[Range<usize>]) -> Vectors {
        self.0.fetch_add(runs.len(), Ordering::Relaxed);
        self.encode(texts).sums(runs)
    }
}

/// The vectors of `texts` by a cache at `path`, and how many of them were computed.
fn encoded(path: &Path, texts: &[&str]) -> (Vectors, usize) {
    let cached = Cached::open(Counting(0.into()), "counting", path).unwrap();
    let vectors = cached.encode(texts);
    let computed = cached.encoder.0.load(Ordering::Relaxed);
    assert!(cached.diagnostics().is_empty());
    (vectors, computed)
}

#[test]
fn vectors_are_computed_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    let (first, computed) = encoded(&path, &["a", "水", "bb"]);
    assert_eq!(computed, 3);
    let (second, computed) = encoded(&path, &["水", "c", "a", "bb"]);
    assert_eq!(computed, 1);
    assert_eq!([second.row(2), second.row(0), second.row(3)], [first.row(0), first.row(1), first.row(2)]);
    assert_eq!(encoded(&path, &["c"]).1, 0);
    let cached = Cached::open(Counting(0.into()), "counting", &path).unwrap();
    let texts = ["a", "bb", "c", "c"];
    assert_eq!(
        cached.encode_runs(&texts, &[0..1, 0..2, 2..4]),
        cached.encode(&texts).sums(&[0..1, 0..2, 2..4])
    );
    cached.encode_runs(&texts, &[2..4, 1..3, 0..2]);
    assert_eq!(cached.encoder.0.load(Ordering::Relaxed), 3);
    drop(cached);
    assert!(encoded(&path, &[]).0.is_empty());
}

#[test]
fn what_is_cut_short_or_damaged_is_computed_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    let texts = ["a", "bb", "ccc"];
    let (whole, _) = encoded(&path, &texts);
    let bytes = fs::read(&path).unwrap();
    let head = head("counting", 2).len();
    let record = (bytes.len() - head) / texts.len();
    for end in 0..=bytes.len() {
        fs::write(&path, &bytes[..end]).unwrap();
        let (vectors, computed) = encoded(&path, &texts);
        assert_eq!(
            (vectors, computed),
            (whole.clone(), 3 - end.saturating_sub(head) / record),
            "cut at {end}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "cut at {end}");
    }
    let mut damaged = bytes.clone();
    damaged[head + record + KEY] ^= 1;
    fs::write(&path, damaged).unwrap();
    assert_eq!(encoded(&path, &texts), (whole, 2));
}

#[test]
fn other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    fs::write(&path, "my thesis").unwrap();
    let refused = |name: &str| Cached::open(Counting(0.into()), name, &path).unwrap_err().to_string();
    assert!(refused("counting").contains("found those of no encoder: it is not a cache; name another file"));
    assert_eq!(fs::read(&path).unwrap(), b"my thesis");
    fs::write(&path, head("other", 2)).unwrap();
    assert!(refused("counting").contains("expected vectors of counting, found those of other 2;"));
}

#[test]
fn a_file_in_use_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    let first = Cached::open(Counting(0.into()), "counting", &path).unwrap();
    first.encode(&["a"]);
    assert_eq!(encoded(&path, &["a", "b"]).1, 1);
    drop(first);
    assert_eq!(encoded(&path, &["a", "b"]).1, 1);
}

/// An encoder whose threads wait for each other, as those of a pool do.
#[derive(Debug)]
struct Waiting(Barrier);

impl SentenceEncoder for Waiting {
    fn dimensions(&self) -> usize {
        1
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.0.wait();
        Vectors::new(1, vec![1.0; texts.len()])
    }
}

#[test]
fn no_thread_waits_for_the_vectors_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    let cached = Cached::open(Waiting(Barrier::new(2)), "waiting", &path).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| cached.encode(&["a", "b"]));
        scope.spawn(|| cached.encode(&["b", "c"]));
    });
    let store = cached.store();
    assert_eq!((store.count, store.records.len()), (3, 3));
}

#[test]
fn what_cannot_be_kept_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache");
    let cached = Cached::open(Counting(0.into()), "counting", &path).unwrap();
    cached.store().file = File::open(&path).unwrap();
    assert_eq!(cached.encode(&["a"]).len(), 1);
    assert_eq!(cached.encode(&["a"]).len(), 1);
    let told = cached.diagnostics();
    assert!(told[0].message.starts_with("vectors could not be kept: "), "{told:?}");
}
