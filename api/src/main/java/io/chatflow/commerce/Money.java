package io.chatflow.commerce;

import java.math.BigDecimal;
import java.util.Currency;

/// An amount in the smallest unit of its currency (cents for EUR, yen for JPY). `currency` is an ISO 4217 code.
public record Money(long amountMinor, String currency) {

    /// The amount in whole units, with as many decimals as the currency has.
    public BigDecimal amount() {
        return BigDecimal.valueOf(amountMinor, Math.max(0, digits(currency)));
    }

    /// Decimals of a currency; throws `IllegalArgumentException` for what is no currency.
    public static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
