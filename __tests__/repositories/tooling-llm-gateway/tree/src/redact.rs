use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

static PERSONAL: LazyLock<[(Regex, &str); 2]> = LazyLock::new(|| {
    [
        (Regex::new(r"[\w.+-]+@[\w-]+\.[\w.]+").unwrap(), "[email]"),
        (Regex::new(r"\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b").unwrap(), "[iban]"),
    ]
});

/// Replaces mail addresses and bank accounts in the messages of a request.
pub fn messages(body: &mut Value) {
    for message in body["messages"].as_array_mut().into_iter().flatten() {
        if let Some(text) = message["content"].as_str() {
            message["content"] = Value::String(clean(text));
        }
    }
}

fn clean(text: &str) -> String {
    PERSONAL.iter().fold(text.to_owned(), |text, (pattern, name)| pattern.replace_all(&text, *name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn mail_addresses_are_replaced() {
        assert_eq!(clean("write to ada@example.org now"), "write to [email] now");
    }
}
