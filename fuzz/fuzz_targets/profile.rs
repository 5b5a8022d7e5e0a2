//! Files of profiles: bytes as they are, and bytes with a right sum behind them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::{Extractor, Sites};

/// The name and the version at the beginning of a file.
const HEAD_BYTES: usize = b"unchaff sites".len() + 1;

fuzz_target!(|bytes: &[u8]| {
    let _ = Sites::from_bytes(bytes);
    let head = &Sites::new().to_bytes()[..HEAD_BYTES];
    let mut file = [head, bytes].concat();
    let sum = file.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    file.extend(sum.to_le_bytes());
    let Ok(mut sites) = Sites::from_bytes(&file) else { return };
    let again = Sites::from_bytes(&sites.to_bytes()).expect("what is written is read");
    assert_eq!(again, sites);
    sites.merge(&again);
    if let Some((_, profile)) = sites.iter().next() {
        let page = Extractor::new()
            .site(profile.clone())
            .extract("<title>Rain</title><p>It rained all night.");
        assert!(
            page.blocks()
                .all(|block| block.site_share().is_none_or(|share| (0.0..=1.0).contains(&share)))
        );
    }
});
