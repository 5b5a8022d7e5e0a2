//! Writes labels of hosts in ASCII, because that is how they stand in most addresses:
//! Punycode, [RFC 3492](https://www.rfc-editor.org/rfc/rfc3492).

/// Parameters of the encoding, as in section 5 of the RFC.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// A label as it stands in addresses: `münchen` is `xn--mnchen-3ya`. `None` if it is far too long. It takes time
/// in the square of the length.
pub(super) fn of_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut done) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    let count = label.chars().count() as u32;
    while done < count {
        let next = label.chars().map(u32::from).filter(|c| *c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for c in label.chars().map(u32::from) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                write(&mut out, delta, bias);
                bias = adapt(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        delta += 1;
        n += 1;
    }
    Some(format!("xn--{out}"))
}

/// Writes a number with as few digits as tell where it ends.
fn write(out: &mut String, mut number: u32, bias: u32) {
    let mut k = BASE;
    loop {
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if number < threshold {
            break;
        }
        let span = BASE - threshold;
        out.push(digit(threshold + (number - threshold) % span));
        number = (number - threshold) / span;
        k += BASE;
    }
    out.push(digit(number));
}

/// `a` to `z`, then `0` to `9`.
fn digit(number: u32) -> char {
    let number = number as u8;
    char::from(if number < 26 { b'a' + number } else { b'0' + (number - 26) })
}

/// How large the next number is likely to be.
fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_written_in_ascii() {
        for (label, want) in [
            ("echo", "echo"),
            ("münchen", "xn--mnchen-3ya"),
            ("ü", "xn--tda"),
            ("почта", "xn--80a1acny"),
            ("新聞", "xn--efvv70d"),
            ("a新b聞", "xn--ab-np7dv98g"),
        ] {
            assert_eq!(of_label(label).as_deref(), Some(want));
        }
    }
}
