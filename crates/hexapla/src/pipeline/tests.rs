use super::batches::batches;

#[test]
fn batches_are_balanced_and_bounded() {
    for (sizes, want) in [
        (vec![], vec![]),
        (vec![10; 64], vec![64]),
        (vec![10; 70], vec![35, 35]),
        (vec![0; 130], vec![43, 44, 43]),
        (vec![16 << 20; 5], vec![2, 1, 2]),
        (vec![500 << 20], vec![1]),
    ] {
        assert_eq!(batches(&sizes, 64), want, "{}", sizes.len());
    }
}
