<?php

declare( strict_types=1 );

final class LoaderTest extends ShopTestCase {

	public function test_a_site_that_is_not_connected_prints_nothing(): void {
		$this->assertSame( '', $this->footer() );
	}

	public function test_a_connected_site_prints_one_async_script(): void {
		$this->connect();
		preg_match_all( '/<script[^>]*\ssrc=[^>]*>/', $this->footer(), $scripts );
		$this->assertCount( 1, $scripts[0] );
		$this->assertStringContainsString( 'src="http://chat.test/widget/key1.js"', $scripts[0][0] );
		$this->assertMatchesRegularExpression( '/\sasync[\s>=]/', $scripts[0][0] );
	}

	public function test_the_page_is_the_same_for_everyone_and_holds_no_secret(): void {
		$this->connect();
		$guest = $this->footer();
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertSame( $guest, $this->footer() );
		foreach ( array( 'cfs_secret', self::SECRET, 'ann@example.com', wp_create_nonce( 'wp_rest' ) ) as $private ) {
			$this->assertStringNotContainsString( $private, $guest );
		}
	}

	public function test_it_costs_an_uncached_page_no_query(): void {
		global $wpdb;
		$this->connect();
		wp_load_alloptions( true );
		$before = $wpdb->num_queries;
		$this->footer();
		$this->assertSame( 0, $wpdb->num_queries - $before );
	}

	public function test_a_copy_of_the_site_shows_no_chat(): void {
		$this->connect();
		update_option( 'chatflow_connection', array( 'site_url' => 'https://original.example' ) + get_option( 'chatflow_connection' ) );
		$this->assertSame( '', $this->footer() );
	}

	public function test_the_scheme_and_www_do_not_make_a_copy(): void {
		$this->connect();
		update_option( 'chatflow_connection', array( 'site_url' => 'https://www.shop.test/' ) + get_option( 'chatflow_connection' ) );
		$this->assertNotSame( '', $this->footer() );
	}

	public function test_where_a_device_or_consent_decides_the_browser_adds_the_script(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'consent' => 'statistics' ) );
		$this->assertDoesNotMatchRegularExpression( '/<script[^>]*\ssrc=/', $this->footer() );
		$this->assertStringContainsString( 'statistics', $this->footer() );
	}

	public function test_chosen_and_excluded_pages(): void {
		$rules = static function ( string $pages ): ChatFlow\Front\Display_Rules {
			update_option( 'chatflow_settings', array( 'pages' => $pages, 'paths' => array( '/shop', '/blog/*' ) ) );
			return new ChatFlow\Front\Display_Rules( new ChatFlow\Settings() );
		};
		$only  = $rules( 'only' );
		$this->assertTrue( $only->allow_path( '/Shop/' ) );
		$this->assertTrue( $only->allow_path( '/blog/tea/green' ) );
		$this->assertFalse( $only->allow_path( '/shopping' ) );
		$except = $rules( 'except' );
		$this->assertFalse( $except->allow_path( '/shop' ) );
		$this->assertTrue( $except->allow_path( '/' ) );
	}

	public function test_roles_can_be_left_out(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'hidden_roles' => array( 'administrator' ) ) );
		wp_set_current_user( 1 );
		$this->assertSame( '', $this->footer() );
		wp_set_current_user( $this->person( 'ann' ) );
		$this->assertNotSame( '', $this->footer() );
	}

	public function test_what_a_form_sends_is_checked(): void {
		$settings = new ChatFlow\Settings();
		$clean    = $settings->sanitize( array( 'pages' => 'drop table', 'months' => '9999', 'vip_amount' => '500,50', 'paths' => "/a\n\n <b>/b</b>", 'unknown' => 'x' ) );
		$this->assertSame( 'all', $clean['pages'] );
		$this->assertSame( 120, $clean['months'] );
		$this->assertSame( '500.5', $clean['vip_amount'] );
		$this->assertSame( array( '/a', '/b' ), $clean['paths'] );
		$this->assertArrayNotHasKey( 'unknown', $clean );
	}
}
