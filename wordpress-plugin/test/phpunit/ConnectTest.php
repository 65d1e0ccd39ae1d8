<?php

declare( strict_types=1 );

use ChatFlow\Connection\Connect_Flow;
use ChatFlow\Connection\Connections;

final class ConnectTest extends ShopTestCase {

	private const KEYS = array(
		'siteId'         => 'sit_9',
		'siteKey'        => 'key9',
		'siteSecret'     => 'cfs_9',
		'identitySecret' => 'identity9',
		'webhookSecret'  => 'hook9',
		'tenant'         => array( 'id' => 'ten_1', 'name' => 'Tea & Co' ),
		'baseUrl'        => 'http://elsewhere.test',
		'site'           => array( 'name' => 'Tea', 'locale' => 'en' ),
	);

	/** @return array<string, string> what the panel is told */
	private function begin( Connect_Flow $flow ): array {
		$url = $flow->begin( self::BASE_URL . '/', 'http://shop.test/wp-admin/admin.php?page=chatflow' );
		$this->assertStringStartsWith( 'http://chat.test/admin/connect?', $url );
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $told );
		return $told;
	}

	public function test_the_panel_is_told_who_asks_and_no_secret(): void {
		wp_set_current_user( 1 );
		$told = $this->begin( new Connect_Flow( new Connections() ) );
		$this->assertSame( 'wordpress', $told['platform'] );
		$this->assertSame( 'http://shop.test', $told['siteUrl'] );
		$this->assertSame( 'The Tea House', $told['siteName'] );
		$this->assertSame( '1', $told['woocommerce'] );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $told['state'] );
		$this->assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/', $told['codeChallenge'] );
	}

	public function test_a_code_is_exchanged_with_the_verifier_of_its_challenge(): void {
		wp_set_current_user( 1 );
		$flow = new Connect_Flow( new Connections() );
		$told = $this->begin( $flow );
		$this->answer_with( static fn() => array( 200, self::KEYS ) );
		$this->assertTrue( $flow->finish( 'code1', $told['state'] ) );
		$this->assertSame( '/api/v1/connections/exchange', $this->requests[0]['path'] );
		$this->assertArrayNotHasKey( 'Authorization', $this->requests[0]['headers'] );
		$verifier = $this->requests[0]['body']['codeVerifier'];
		$this->assertMatchesRegularExpression( '/^[A-Za-z0-9._~-]{43,128}$/', $verifier );
		$this->assertSame( $told['codeChallenge'], Connect_Flow::base64url( hash( 'sha256', $verifier, true ) ) );
		$connections = new Connections();
		$this->assertSame( 'key9', $connections->active()->site_key );
		$this->assertSame( self::BASE_URL, $connections->active()->base_url );
		$this->assertSame( 'cfs_9', $connections->secret( 'site' ) );
	}

	public function test_a_code_that_nobody_here_asked_for_is_not_exchanged(): void {
		wp_set_current_user( 1 );
		$flow = new Connect_Flow( new Connections() );
		$told = $this->begin( $flow );
		$this->assertWPError( $flow->finish( 'code1', str_repeat( '0', 64 ) ) );
		// Whoever guessed wrong has no second guess.
		$this->assertWPError( $flow->finish( 'code1', $told['state'] ) );
		wp_set_current_user( 1 );
		$told = $this->begin( $flow );
		wp_set_current_user( $this->person( 'bob', 'administrator' ) );
		$this->assertWPError( $flow->finish( 'code1', $told['state'] ) );
		$this->assertSame( array(), $this->requests );
	}

	public function test_a_refused_code_leaves_the_site_as_it_was(): void {
		wp_set_current_user( 1 );
		$flow = new Connect_Flow( new Connections() );
		$told = $this->begin( $flow );
		$this->answer_with( static fn() => array( 401, array( 'code' => 'connection_invalid', 'detail' => 'The code is not valid.' ) ) );
		$refused = $flow->finish( 'code1', $told['state'] );
		$this->assertWPError( $refused );
		$this->assertStringContainsString( 'connection_invalid', $refused->get_error_message() );
		$this->assertNull( ( new Connections() )->current() );
	}

	public function test_a_request_without_a_body_is_not_called_a_form(): void {
		$this->connect();
		( new Connections() )->client()->send( 'POST', '/api/v1/connections/current/rotation' );
		$this->assertSame( 'application/json', $this->requests[0]['headers']['Content-Type'] );
	}

	public function test_secrets_are_loaded_on_no_page_that_does_not_need_them(): void {
		$this->connect();
		$this->assertArrayNotHasKey( Connections::SECRETS, wp_load_alloptions( true ) );
		$this->assertArrayHasKey( Connections::OPTION, wp_load_alloptions( true ) );
	}

	/** @param mixed $value */
	private function assertWPError( $value ): void {
		$this->assertInstanceOf( WP_Error::class, $value );
	}
}
