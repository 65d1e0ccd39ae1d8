<?php

declare( strict_types=1 );

use ChatFlow\Front\Carts_Of_Visitors;
use ChatFlow\Plugin;
use ChatFlow\Shop\Cart_Changes;

final class CartTest extends ShopTestCase {

	private const REF = 'vis_0123456789';

	private Cart_Changes $changes;

	protected function setUp(): void {
		parent::setUp();
		WC()->cart     = null;
		WC()->session  = null;
		$this->changes = new Cart_Changes( Plugin::instance()->settings(), Plugin::instance()->marks() );
	}

	/** The end of a shopper's request. */
	private function finish(): void {
		$this->changes->compare();
		$this->finish_request();
		$this->run_in_background();
	}

	public function test_a_guest_who_never_opened_the_chat_has_a_cart_of_their_own_business(): void {
		$this->connect();
		WC()->load_cart();
		WC()->cart->add_to_cart( $this->product( 'Mug' )->get_id() );
		$this->finish();
		$this->assertSame( array(), $this->arrived( 'carts' ) );
	}

	public function test_a_guests_cart_is_told_once_the_widget_says_who_they_are(): void {
		$this->connect();
		WC()->load_cart();
		WC()->cart->add_to_cart( $this->product( 'Mug', '9.90' )->get_id(), 2 );
		$this->assertTrue( $this->rest( 'POST', '/chatflow/v1/visitor', array( 'visitorRef' => self::REF ) )->get_data()['tied'] );
		$this->run_in_background();
		$cart = $this->arrived( 'carts' )[0];
		$this->assertSame( self::REF, $cart['visitorRef'] );
		$this->assertNull( $cart['customerExternalId'] );
		$this->assertSame( 1980, $cart['total']['amountMinor'] );
		$this->assertSame( 'Mug', $cart['lines'][0]['title'] );
		$this->assertFalse( $cart['emptied'] );
		$this->assertStringNotContainsString( WC()->session->get_customer_id(), (string) wp_json_encode( $cart ), 'Who knows the session is in it.' );
	}

	public function test_afterwards_each_change_is_told_and_a_mere_look_is_not(): void {
		$this->connect();
		$_COOKIE[ Carts_Of_Visitors::COOKIE ] = self::REF;
		$mug                                  = $this->product( 'Mug' )->get_id();
		WC()->load_cart();
		WC()->cart->add_to_cart( $mug );
		$this->finish();
		$this->finish();
		$this->assertCount( 1, $this->arrived( 'carts' ) );
		WC()->cart->set_quantity( 'key' . $mug, 3 );
		$this->finish();
		$this->assertSame( 3, $this->arrived( 'carts' )[1]['lines'][0]['quantity'] );
		WC()->cart->empty_cart();
		$this->finish();
		$this->assertTrue( $this->arrived( 'carts' )[2]['emptied'] );
		$this->assertCount( 1, array_unique( array_column( $this->arrived( 'carts' ), 'externalId' ) ) );
	}

	public function test_a_customers_cart_bears_the_customers_name(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		wp_set_current_user( $ann );
		WC()->load_cart();
		WC()->cart->add_to_cart( $this->product( 'Mug' )->get_id() );
		$this->finish();
		$this->assertSame( (string) $ann, $this->arrived( 'carts' )[0]['customerExternalId'] );
	}

	public function test_a_guests_cart_goes_when_they_log_in(): void {
		$this->connect();
		$_COOKIE[ Carts_Of_Visitors::COOKIE ] = self::REF;
		WC()->load_cart();
		WC()->cart->add_to_cart( $this->product( 'Mug' )->get_id() );
		$guest = WC()->session->get_customer_id();
		$this->finish();
		$this->changes->merged( $guest );
		$this->finish_request();
		$this->run_in_background();
		list( $before, $gone ) = $this->arrived( 'carts' );
		$this->assertSame( $before['externalId'], $gone['externalId'] );
		$this->assertTrue( $gone['emptied'] );
	}

	/** @dataProvider made_up */
	public function test_a_made_up_visitor_is_refused( string $ref ): void {
		$this->connect();
		$this->assertSame( 400, $this->rest( 'POST', '/chatflow/v1/visitor', array( 'visitorRef' => $ref ) )->get_status() );
		$_COOKIE[ Carts_Of_Visitors::COOKIE ] = $ref;
		$this->assertSame( '', Carts_Of_Visitors::visitor_ref() );
	}

	/** @return array<int, array{0: string}> */
	public function made_up(): array {
		return array( array( '' ), array( 'short' ), array( "vis_0123456789\n" ), array( '<script>alert(1)</script>' ), array( str_repeat( 'x', 201 ) ) );
	}

	public function test_the_owner_may_keep_carts_private(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'send_carts' => false ) );
		WC()->load_cart();
		WC()->cart->add_to_cart( $this->product( 'Mug' )->get_id() );
		$this->assertFalse( $this->rest( 'POST', '/chatflow/v1/visitor', array( 'visitorRef' => self::REF ) )->get_data()['tied'] );
		$this->run_in_background();
		$this->assertSame( array(), $this->arrived( 'carts' ) );
	}

	public function test_carts_that_could_not_be_told_for_a_week_are_forgotten_and_orders_are_not(): void {
		global $wpdb;
		$this->connect();
		update_option( 'chatflow_settings', array( 'send_orders' => false, 'send_products' => false, 'send_people' => false, 'send_pages' => false ), true );
		$outbox = Plugin::instance()->outbox();
		$outbox->mark( array( array( 'cart', 'g-old', '{}' ), array( 'order', '7', null ) ) );
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET marked_at = %d', ChatFlow\Outbox\Outbox::table(), time() - 8 * DAY_IN_SECONDS ) );
		$outbox->mark( array( array( 'cart', 'g-new', '{}' ) ) );

		do_action( ChatFlow\Outbox\Scheduler::NIGHTLY );

		$this->assertSame( array( '7', 'g-new' ), array_column( $outbox->waiting( 10 ), 'external_id' ) );
	}
}
