use super::*;

/// The same words on both sides.
fn same(words: Vec<u32>) -> Lesson {
    Both::new(words.clone(), words)
}

#[test]
fn learns_who_translates_whom() {
    // 0 "house" 1 "the" 2 "book" / 0 "maison" 1 "la" 2 "livre"
    let lessons = [vec![1, 0], vec![1, 2], vec![0], vec![2], vec![1, 0, 2]].map(same);
    let table = Table::learn_both(&lessons, &[], &same(vec![3, 3, 3, 90])).0;
    for word in 0..3 {
        let best = table.translations(word).iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|e| e.0);
        assert_eq!(best, Some(word));
    }
}

#[test]
fn one_sighting_proves_nothing() {
    let (lesson, counts) = ([same(vec![0])], same(vec![1]));
    let table = Table::learn_both(&lesson, &[], &counts).0;
    assert!(table.translations(0).is_empty());
    let table = Table::learn_both(&lesson, &[WordPair::new(0, 0, 0.8)], &counts).0;
    assert!(table.translations(0)[0].1 > 0.5);
}
