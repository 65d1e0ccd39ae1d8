package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.commerce.woocommerce.ShopCurrency;
import io.chatflow.contacts.Contacts;
import io.chatflow.identity.Access;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Coupons for one shopper.
@Controller("/api/v1/contacts/{id}/coupons")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class CouponController {

    private static final Limit COUPONS = Limit.perMinute("coupons", 20);
    private static final int CODE = 12;
    private static final int LONGEST_YEARS = 10;

    private final Contacts contacts;
    private final OrderWishes wishes;
    private final Operations operations;
    private final ShopCurrency currencies;
    private final Limits limits;
    private final Clock clock;

    CouponController(
            Contacts contacts,
            OrderWishes wishes,
            Operations operations,
            ShopCurrency currencies,
            Limits limits,
            Clock clock) {
        this.contacts = contacts;
        this.wishes = wishes;
        this.operations = operations;
        this.currencies = currencies;
        this.limits = limits;
        this.clock = clock;
    }

    /// Either `percent` or `amount`, in the shop's currency. It works once, through the day of `expiresOn`
    /// where one is given.
    @Introspected
    record NewCoupon(
            @Nullable @Min(1) @Max(100) Integer percent,
            @Nullable Money amount,
            @Nullable LocalDate expiresOn,
            @Nullable ConversationRef conversationId) {}

    /// Makes a coupon in the shop that the contact buys from, for her e-mail address alone where the shop has
    /// signed it. Its code is the operation's `reference` once it is done.
    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    OperationView create(StaffCaller staff, String id, @Valid @Body NewCoupon body) {
        limits.check(COUPONS, staff.staff().text());
        var contact = Ids.parse(ContactId.PREFIX, id, ContactId::new)
                .flatMap(one -> contacts.find(staff.tenant(), one))
                .orElseThrow(Problems::notFound);
        var amount = body.amount();
        if ((body.percent() == null) == (amount == null)) {
            throw Problems.invalid("/percent", "either a percentage or an amount");
        }
        requireToCome(body.expiresOn());
        wishes.requireStore(staff.tenant(), contact.siteId());
        if (amount != null) {
            requireAmount(amount, currencies.of(staff.tenant(), contact.siteId()));
        }
        var policy = wishes.policy(staff.tenant());
        var needs = amount == null ? policy.forPercent(body.percent()) : policy.forAmount(amount);
        var email = contact.verified() && contact.email() != null ? contact.email() : "";
        var conversation =
                body.conversationId() == null ? null : body.conversationId().value();
        return operations.request(
                staff,
                new Wish(
                        contact.siteId(),
                        OperationKind.coupon,
                        null,
                        contact.id().value(),
                        conversation,
                        amount,
                        details(body, email),
                        needs));
    }

    /// Yesterday is still today somewhere.
    private void requireToCome(@Nullable LocalDate day) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day != null && (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusYears(LONGEST_YEARS)))) {
            throw Problems.invalid("/expiresOn", "a day within the next " + LONGEST_YEARS + " years");
        }
    }

    /// The shop reads a bare number: 5,000 yen would be 5,000 euros there, and nobody would have been
    /// asked.
    private static void requireAmount(Money amount, @Nullable String currency) {
        if (currency == null) {
            throw Problems.invalid("/amount", "a percentage, as long as the shop's currency is not known");
        }
        if (!currency.equals(amount.currency())) {
            throw Problems.invalid("/amount/currency", "the shop's currency, " + currency);
        }
        if (amount.amountMinor() <= 0) {
            throw Problems.invalid("/amount/amountMinor", "more than nothing");
        }
    }

    private static Map<String, Object> details(NewCoupon body, String email) {
        var details = new HashMap<String, Object>();
        details.put("code", RandomText.lettersAndDigits(CODE).toLowerCase(Locale.ROOT));
        details.put("email", email);
        if (body.percent() != null) {
            details.put("percent", body.percent().toString());
        }
        if (body.expiresOn() != null) {
            // WooCommerce lets a coupon end with the beginning of the day that it names.
            details.put("expires", body.expiresOn().plusDays(1).toString());
        }
        return details;
    }
}
