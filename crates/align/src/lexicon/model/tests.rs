use super::*;

/// The same words on both sides.
fn same(words: Vec<u32>) -> Both<Vec<u32>> {
    Both::new(words.clone(), words)
}

fn lessons(all: &[Both<Vec<u32>>]) -> Lessons {
    let mut out = Lessons::default();
    all.iter().for_each(|lesson| out.push(&lesson.source, &lesson.target));
    out
}

#[test]
fn learns_who_translates_whom() {
    // 0 "house" 1 "the" 2 "book" / 0 "maison" 1 "la" 2 "livre"
    let all = [vec![1, 0], vec![1, 2], vec![0], vec![2], vec![1, 0, 2]].map(same);
    let table = learn_both(&lessons(&all), &[], &same(vec![3, 3, 3, 90]), None).0;
    for word in 0..3 {
        let best = table.translations(word).iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|e| e.0);
        assert_eq!(best, Some(word));
    }
}

#[test]
fn one_sighting_proves_nothing() {
    let (lesson, counts) = ([same(vec![0])], same(vec![1]));
    let table = learn_both(&lessons(&lesson), &[], &counts, None).0;
    assert!(table.translations(0).is_empty());
    let table = learn_both(&lessons(&lesson), &[WordPair::new(0, 0, 0.8)], &counts, None).0;
    assert!(table.translations(0)[0].1 > 0.5);
}

#[test]
fn what_is_asked_for_is_as_if_all_were() {
    let all = [
        (vec![0, 1, 2], vec![3, 0]),
        (vec![1, 2], vec![0, 1]),
        (vec![2, 0, 3], vec![2, 1, 3]),
        (vec![3], vec![0, 2]),
    ];
    let all = all.map(|(source, target)| Both::new(source, target));
    let known = [WordPair::new(0, 3, 0.5), WordPair::new(1, 1, 0.9), WordPair::new(3, 3, 0.3)];
    let counts = Both::new(vec![9, 5, 4, 2], vec![7, 3, 3, 2]);
    let asked = Both::new(vec![false, true, false, true], vec![true, false, false, true]);
    let (every, every_back) = learn_both(&lessons(&all), &known, &counts, None);
    let (some, some_back) = learn_both(&lessons(&all), &known, &counts, Some(&asked));
    let mut found = 0;
    for (every, some, asked) in [(&every, &some, &asked.target), (&every_back, &some_back, &asked.source)] {
        for word in 0..4 {
            let kept = |table: &Table| -> Vec<(u32, f32)> {
                let row = table.translations(word).iter().copied();
                row.filter(|(target, _)| asked[*target as usize]).collect()
            };
            assert_eq!(kept(every), kept(some));
            found += kept(some).len();
        }
    }
    assert!(found >= 4, "{found}");
}
