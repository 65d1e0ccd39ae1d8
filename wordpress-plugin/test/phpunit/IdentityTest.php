<?php

declare( strict_types=1 );

final class IdentityTest extends ShopTestCase {

	private const ROUTE = '/chatflow/v1/identity';

	public function test_a_customer_gets_a_short_token_about_nobody_else(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		wp_set_current_user( $ann );
		$answer = $this->rest( 'GET', self::ROUTE );
		$claims = $this->claims( $answer->get_data()['token'] );
		$this->assertSame( (string) $ann, $claims['sub'] );
		$this->assertSame( 'key1', $claims['aud'] );
		$this->assertSame( 'Ann Lee', $claims['name'] );
		$this->assertSame( 'ann@example.com', $claims['email'] );
		$this->assertLessThanOrEqual( 3600, $claims['exp'] - $claims['iat'] );
		$this->assertStringContainsString( 'no-store', $answer->get_headers()['Cache-Control'] );
	}

	public function test_an_address_is_not_verified_because_someone_is_logged_in(): void {
		$this->connect();
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertFalse( $this->claims( $this->rest( 'GET', self::ROUTE )->get_data()['token'] )['email_verified'] );
	}

	public function test_whoever_has_spent_enough_is_a_vip(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		update_user_meta( $ann, '_money_spent', '499.99' );
		update_option( 'chatflow_settings', array( 'vip_amount' => '500' ) );
		wp_set_current_user( $ann );
		$this->assertFalse( $this->claims( $this->rest( 'GET', self::ROUTE )->get_data()['token'] )['vip'] );
		update_user_meta( $ann, '_money_spent', '500.00' );
		$this->assertTrue( $this->claims( $this->rest( 'GET', self::ROUTE )->get_data()['token'] )['vip'] );
	}

	public function test_a_guest_gets_none(): void {
		$this->connect();
		$this->assertNull( $this->rest( 'GET', self::ROUTE )->get_data()['token'] );
	}

	public function test_without_a_nonce_or_with_another_persons_nothing_is_told(): void {
		$this->connect();
		wp_set_current_user( $this->person( 'bob' ) );
		$bobs = wp_create_nonce( 'wp_rest' );
		wp_set_current_user( $this->person( 'ann' ) );
		foreach ( array( '', 'made-up', $bobs ) as $nonce ) {
			$answer = $this->rest( 'GET', self::ROUTE, array(), array( 'X-WP-Nonce' => $nonce ) );
			$this->assertSame( 403, $answer->get_status() );
			$this->assertArrayNotHasKey( 'token', $answer->get_data() );
		}
	}

	public function test_another_origin_is_refused_even_with_a_nonce(): void {
		$this->connect();
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertSame( 403, $this->rest( 'GET', self::ROUTE, array(), array( 'Origin' => 'https://evil.example' ) )->get_status() );
		$this->assertSame( 200, $this->rest( 'GET', self::ROUTE, array(), array( 'Origin' => 'http://shop.test' ) )->get_status() );
	}

	public function test_no_parameter_names_another_person(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		wp_set_current_user( $ann );
		$request = new WP_REST_Request( 'GET', self::ROUTE );
		$request->set_header( 'X-WP-Nonce', wp_create_nonce( 'wp_rest' ) );
		$request->set_query_params( array( 'user' => 1, 'sub' => '1', 'id' => 1 ) );
		$this->assertSame( (string) $ann, $this->claims( rest_do_request( $request )->get_data()['token'] )['sub'] );
	}

	public function test_a_copy_of_the_site_signs_nothing(): void {
		$this->connect();
		update_option( 'chatflow_connection', array( 'site_url' => 'https://original.example' ) + get_option( 'chatflow_connection' ) );
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertNull( $this->rest( 'GET', self::ROUTE )->get_data()['token'] );
	}
}
